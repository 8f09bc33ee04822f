package dev.linkgate.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.SpecCheck;
import dev.linkgate.testing.YamlGateway;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten unmodified SDK callers against six kinds of upstream, through a running gateway. */
@ExtendWith(SdkRun.class)
class EveryCallerEveryUpstreamTest {
  /**
   * An upstream's name in the tests' configuration, with its API and the version it is spoken at.
   */
  enum Target {
    V1("stripe-v1", "2026-09-30.endive"),
    DAHLIA("stripe-v2", "2026-08-26.dahlia"),
    ENDIVE("stripe-v2", "2026-09-30.endive"),
    WHOP_COMPANY("whop", "2025-01-01"),
    WHOP_ACCOUNT("whop", "2026-09-22-3"),
    SANDBOX("sandbox", "");

    final String api;
    final String version;

    Target(String api, String version) {
      this.api = api;
      this.version = version;
    }

    boolean isSandbox() {
      return this == SANDBOX;
    }

    boolean isWhop() {
      return api.equals("whop");
    }
  }

  private static final Map<Target, RecordingUpstream> UPSTREAMS = new LinkedHashMap<>();
  private static YamlGateway gateway;

  @BeforeAll
  static void start() {
    for (Target target : Target.values()) {
      if (!target.isSandbox()) {
        UPSTREAMS.put(target, RecordingUpstream.start());
      }
    }
    gateway = YamlGateway.start(yaml());
  }

  @AfterAll
  static void stop() {
    gateway.close();
    UPSTREAMS.values().forEach(RecordingUpstream::close);
  }

  /** A caller for each upstream and policy, so that one gateway serves every cell. */
  private static String yaml() {
    StringBuilder callers = new StringBuilder("callers:\n");
    StringBuilder upstreams = new StringBuilder("upstreams:\n");
    StringBuilder routes = new StringBuilder("routes:\n");
    StringBuilder accounts = new StringBuilder("accounts:\n");
    for (Target target : Target.values()) {
      String name = name(target);
      upstreams.append("  ").append(name).append(": { api: ").append(target.api);
      if (!target.isSandbox()) {
        String path = target.isWhop() ? "/api/v1" : "";
        upstreams
            .append(", base-url: \"")
            .append(upstream(target).baseUrl())
            .append(path)
            .append("\", api-key: sk_test_canary_key_of_")
            .append(name.replace('-', '_'))
            .append(", api-version: ")
            .append(target.version);
      }
      upstreams.append(" }\n");
      for (String policy : List.of("report", "refuse")) {
        String caller = name + "-" + policy;
        callers.append("  - { name: ").append(caller);
        callers.append(", keys: [\"").append(key(target, policy)).append("\"] }\n");
        routes.append("  - { when: { caller: ").append(caller);
        routes.append(" }, to: ").append(name).append(", on-loss: ").append(policy).append(" }\n");
        accounts.append("  - { caller: ").append(caller);
        accounts.append(
            ", merchant: m1, stripe: acct_1LkGtExample0001, whop: biz_Lk4gTe8sWq2m }\n");
      }
    }
    return callers.toString() + upstreams + routes + accounts;
  }

  private static RecordingUpstream upstream(Target target) {
    return Objects.requireNonNull(UPSTREAMS.get(target));
  }

  private static String name(Target target) {
    return target.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static String key(Target target, String policy) {
    return "sk_test_caller_key_" + name(target) + "_" + policy;
  }

  static Stream<Arguments> cells() {
    return Stream.of(SdkCaller.values())
        .flatMap(caller -> Stream.of(Target.values()).map(to -> Arguments.of(caller, to)));
  }

  private static SdkReply ask(
      SdkCaller caller, Target target, String policy, String operation, SdkOptions options) {
    caller.assumeAvailable();
    String base = caller.baseUrlOn(gateway.url());
    String key = key(target, policy);
    String account = caller.sampleAccount();
    return switch (operation) {
      case "onboarding" -> caller.onboarding(base, key, account, options);
      case "update" -> caller.update(base, key, account, options);
      case "payouts" -> caller.payouts(base, key, account, options);
      default -> throw new IllegalArgumentException(operation);
    };
  }

  private static List<RecordedRequest> requestsDuring(Target target, Runnable call) {
    if (target.isSandbox()) {
      call.run();
      return List.of();
    }
    int before = upstream(target).requests().size();
    call.run();
    List<RecordedRequest> all = upstream(target).requests();
    return new ArrayList<>(all.subList(before, all.size()));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @MethodSource("cells")
  void onboardingSucceedsAndBothSidesKeepTheirSpec(SdkCaller caller, Target target) {
    List<SdkReply> replies = new ArrayList<>();

    List<RecordedRequest> sent =
        requestsDuring(
            target,
            () ->
                replies.add(
                    ask(
                        caller,
                        target,
                        "report",
                        "onboarding",
                        SdkOptions.DEFAULT.withRicherFields())));

    assertThat(replies.getFirst()).isInstanceOf(SdkReply.Ok.class);
    SdkReply.Ok ok = (SdkReply.Ok) replies.getFirst();
    assertThat(SpecCheck.violations(caller.api(), caller.defaultVersion(), 200, ok.value()))
        .isEmpty();
    if (!target.isSandbox()) {
      assertThat(sent).hasSize(1);
      assertThat(SpecCheck.violations(sent.getFirst())).isEmpty();
      assertThat(sent.getFirst().header("Authorization")).contains("canary_key_of_");
    }
  }
}
