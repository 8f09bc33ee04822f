package dev.linkgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Who shares a sandbox with whom; tests within tests, run in parallel. */
class LifetimesTest {
  private static final ConcurrentLinkedQueue<String> URLS = new ConcurrentLinkedQueue<>();
  private static final AtomicInteger AT_ONCE = new AtomicInteger();
  private static final AtomicInteger MOST_AT_ONCE = new AtomicInteger();

  /** Both classes, and the nested one, are in a test at once, or nothing of this shows anything. */
  private static final CyclicBarrier ALL_THREE = new CyclicBarrier(3);

  private static final CyclicBarrier BOTH = new CyclicBarrier(2);

  @BeforeEach
  void forget() {
    URLS.clear();
    AT_ONCE.set(0);
    MOST_AT_ONCE.set(0);
  }

  @Test
  void classesThatRunSideBySideDoNotMeet() {
    TestExecutionSummary summary = run(First.class, Second.class);

    assertThat(summary.getFailures()).isEmpty();
    assertThat(summary.getTestsSucceededCount()).isEqualTo(3);
    assertThat(URLS).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void testsThatShareASandboxRunOneByOne() {
    TestExecutionSummary summary = run(Shared.class);

    assertThat(summary.getFailures()).isEmpty();
    assertThat(URLS).hasSize(4).containsOnly(URLS.element());
    assertThat(MOST_AT_ONCE).hasValue(1);
  }

  @Test
  void testsWithASandboxEachRunSideBySide() {
    TestExecutionSummary summary = run(Apart.class);

    assertThat(summary.getFailures()).isEmpty();
    assertThat(summary.getTestsSucceededCount()).isEqualTo(2);
    assertThat(URLS).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void aSandboxForATestIsNotToBeHadBeforeAnyTest() {
    TestExecutionSummary summary = run(TooEarly.class);

    assertThat(summary.getFailures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.getException()).hasStackTraceContaining("lifetime = TEST"));
  }

  private static TestExecutionSummary run(Class<?>... classes) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(Stream.of(classes).map(one -> selectClass(one)).toList())
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter(
                    "junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter(
                    "junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .configurationParameter(
                    "junit.jupiter.execution.parallel.config.executor-service",
                    "WORKER_THREAD_POOL")
                .build(),
            listener);
    return listener.getSummary();
  }

  private static void oneLinkOfItsOwn(RunningSandbox sandbox) {
    URLS.add(sandbox.stripeBase());
    Asking.stripe(sandbox, "acct_1", "the-same-everywhere");
    assertThat(sandbox.links().all()).hasSize(1);
  }

  @LinkgateSandbox
  static class First {
    @Test
    void asks(RunningSandbox sandbox) throws Exception {
      ALL_THREE.await(60, TimeUnit.SECONDS);
      oneLinkOfItsOwn(sandbox);
    }

    @Nested
    class Within {
      @Test
      void asks(RunningSandbox sandbox) throws Exception {
        ALL_THREE.await(60, TimeUnit.SECONDS);
        oneLinkOfItsOwn(sandbox);
      }
    }
  }

  @LinkgateSandbox
  static class Second {
    @Test
    void asks(RunningSandbox sandbox) throws Exception {
      ALL_THREE.await(60, TimeUnit.SECONDS);
      oneLinkOfItsOwn(sandbox);
    }
  }

  @LinkgateSandbox
  static class Shared {
    @RepeatedTest(4)
    void asks(RunningSandbox sandbox) {
      int now = AT_ONCE.incrementAndGet();
      MOST_AT_ONCE.accumulateAndGet(now, Math::max);
      oneLinkOfItsOwn(sandbox);
      AT_ONCE.decrementAndGet();
    }
  }

  @LinkgateSandbox(lifetime = LinkgateSandbox.Lifetime.TEST)
  static class Apart {
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void asks(RunningSandbox sandbox) throws Exception {
      BOTH.await(60, TimeUnit.SECONDS);
      oneLinkOfItsOwn(sandbox);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void asksToo(RunningSandbox sandbox) throws Exception {
      BOTH.await(60, TimeUnit.SECONDS);
      oneLinkOfItsOwn(sandbox);
    }
  }

  @LinkgateSandbox(lifetime = LinkgateSandbox.Lifetime.TEST)
  static class TooEarly {
    @BeforeAll
    static void ask(RunningSandbox sandbox) {
      List.of(sandbox);
    }

    @Test
    void isNeverRun() {}
  }
}
