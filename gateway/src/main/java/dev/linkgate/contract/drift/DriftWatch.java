package dev.linkgate.contract.drift;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.adapter.Versions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks upstreams' answers against their documents, beside the exchanges: an exchange hands its
 * answer over and goes on. One thread checks, and rests so long after each piece of work that it
 * has a twenty-fifth of a core at most, whatever comes.
 */
public final class DriftWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);

  /** Rests for so many times as long as it worked: 4 % of a core, where 5 % of all are allowed. */
  private static final int REST = 24;

  /** Works for so long before it rests. */
  private static final Duration TURN = Duration.ofMillis(2);

  private static final Duration IDLE = Duration.ofSeconds(1);

  /** What is left at the end is a queue's worth: some milliseconds. */
  private static final Duration LAST_LOOK = Duration.ofSeconds(1);

  private final Map<String, Ingress> ingresses = new HashMap<>();
  private final Map<String, AnswerCheck> checks = new HashMap<>();
  private final Lanes lanes = new Lanes();
  private final SampleQueue queue = new SampleQueue();
  private final LongAdder checked = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final Sightings sightings;
  private final InstantSource clock;
  private final @Nullable DriftKeeping keeping;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("linkgate-drift").unstarted(this::run);
  private volatile boolean closing;

  /** Its thread does not run yet: what is offered waits. */
  DriftWatch(
      List<Adapter> adapters,
      @Nullable DriftBook book,
      InstantSource clock,
      BiConsumer<String, DriftKind> counted) {
    for (Adapter adapter : adapters) {
      adapter.ingress().ifPresent(it -> ingresses.put(adapter.api().name(), it));
    }
    this.clock = clock;
    this.sightings = new Sightings(counted);
    this.keeping = book == null ? null : new DriftKeeping(book, sightings);
  }

  /**
   * One that checks.
   *
   * @param book where drift is kept
   * @param counted told upstream and kind of each sighting
   */
  public static DriftWatch start(
      List<Adapter> adapters,
      DriftBook book,
      InstantSource clock,
      BiConsumer<String, DriftKind> counted) {
    DriftWatch watch = new DriftWatch(adapters, book, clock, counted);
    watch.thread.start();
    return watch;
  }

  /** One that never looks. */
  public static DriftWatch off() {
    return new DriftWatch(List.of(), null, InstantSource.system(), (_, _) -> {});
  }

  /** The same port, whose answers are checked; of an API that has documents. */
  public Http over(String upstream, String api, Http http) {
    Ingress ingress = ingresses.get(api);
    if (ingress == null) {
      return http;
    }
    String versionHeader = ingress.versionHeader();
    return call -> {
      HttpAnswer answer = http.send(call);
      offer(upstream, api, versionHeader, call, answer);
      return answer;
    };
  }

  private void offer(
      String upstream, String api, String versionHeader, HttpCall call, HttpAnswer answer) {
    String version = call.headers().first(versionHeader).orElse("");
    if (!lanes.take(upstream, version, answer.status(), System.nanoTime())) {
      skipped.increment();
      return;
    }
    String type = answer.headers().first("Content-Type").orElse(null);
    Sample sample = new Sample(upstream, api, version, answer.status(), type, answer.body());
    if (!queue.offer(sample)) {
      dropped.increment();
    }
  }

  /** Answers that were checked. */
  public long checked() {
    return checked.sum();
  }

  /** Answers that were left out, as there were many of their sort. */
  public long skipped() {
    return skipped.sum();
  }

  /** Answers that were to be checked and found no room. */
  public long dropped() {
    return dropped.sum();
  }

  private void run() {
    if (keeping != null) {
      keeping.start();
    }
    while (true) {
      try {
        Sample sample = closing ? queue.poll() : queue.poll(IDLE);
        if (sample == null && closing) {
          return;
        }
        if (sample != null) {
          long took = turn(sample);
          if (!closing) {
            Thread.sleep(Duration.ofNanos(took * REST));
          }
        }
      } catch (InterruptedException e) {
        // closing: what waits is checked without a rest
      }
    }
  }

  private long turn(Sample first) {
    long began = System.nanoTime();
    Sample sample = first;
    while (sample != null) {
      try {
        check(sample);
      } catch (RuntimeException e) {
        LOG.error("an answer of upstream '{}' could not be checked", sample.upstream(), e);
      }
      boolean more = closing || System.nanoTime() - began < TURN.toNanos();
      sample = more ? queue.poll() : null;
    }
    return System.nanoTime() - began;
  }

  private void check(Sample sample) {
    Ingress ingress = ingresses.get(sample.api());
    if (ingress == null) {
      return;
    }
    Versions versions = ingress.versions();
    Optional<IngressVersion> named = versions.of(sample.version(), null);
    IngressVersion spoken = named.or(() -> versions.of(null, null)).orElseThrow();
    String version = spoken.shape().version().text();
    AnswerCheck check =
        checks.computeIfAbsent(
            sample.api() + " " + version, _ -> new AnswerCheck(spoken.shape().document()));
    AnswerCheck.Checked result = check.check(sample.status(), sample.contentType(), sample.body());
    Set<DriftKey> once = new HashSet<>();
    for (Deviation deviation : result.deviations()) {
      DriftKey key =
          new DriftKey(
              sample.upstream(),
              sample.api(),
              check.operation(),
              version,
              result.answer(),
              deviation.pointer(),
              deviation.kind(),
              deviation.found());
      if (once.add(key)) { // each item of a list may have it
        sightings.note(key, deviation, clock.instant());
      }
    }
    checked.increment();
  }

  /** Checks what waits, as long as that takes no more than a moment, and has it stored. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      if (thread.isAlive()) {
        thread.join(LAST_LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (keeping != null) {
      keeping.close();
    }
  }
}
