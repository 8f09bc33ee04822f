package dev.linkgate.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One SDK, with a key, a route and an upstream of its own at a gateway it shares with others, so
 * that cells run side by side and everything an upstream sees is this cell's.
 */
final class Cell {
  /** The upstreams of a stage's first two cells. */
  static final String FIRST = "to-0";

  static final String SECOND = "to-1";

  private final String name;
  private final int number;
  private final SdkCaller caller;
  private final Target target;
  private final @Nullable RecordingUpstream upstream;
  private final List<JsonNode> links = new CopyOnWriteArrayList<>();
  private String onLoss = "report";
  private String upstreamYaml = "";
  private String callerYaml = "";
  private String relay = "";
  private @Nullable String elsewhere;
  private @Nullable Cell host;
  private @Nullable Tap tap;

  Cell(int number, SdkCaller caller, Target target) {
    this.number = number;
    this.name = "caller-" + number;
    this.caller = caller;
    this.target = target;
    upstream = target.isSandbox() ? null : RecordingUpstream.start();
    if (upstream != null) {
      upstream.always(this::documented);
    }
  }

  private Reply documented(RecordedRequest request) {
    Reply reply = DocumentedAnswers.to(request);
    if (reply instanceof Reply.Answer answer && answer.status() == 200) {
      links.add(DocumentedAnswers.body(answer));
    }
    return reply;
  }

  /** {@code refuse} in place of {@code report}. */
  Cell onLoss(String policy) {
    onLoss = policy;
    return this;
  }

  /** More of its upstream's configuration. */
  Cell upstreamHas(String yaml) {
    upstreamYaml = ", " + yaml;
    return this;
  }

  /** More of its caller's configuration. */
  Cell callerHas(String yaml) {
    callerYaml = ", " + yaml;
    return this;
  }

  /** Its upstream takes what callers of this account space may relay. */
  Cell takesRelayOf(String space) {
    relay = "  " + space + ": " + upstreamName() + "\n";
    return this;
  }

  /** Its upstream is configured at another address than where it is. */
  Cell upstreamIsAt(String baseUrl) {
    elsewhere = baseUrl;
    return this;
  }

  /** Its upstream is that cell's. */
  Cell sharing(Cell other) {
    host = other;
    return this;
  }

  /** What its upstream does from now on. */
  Cell upstreamDoes(Reply reply) {
    upstream().always(reply);
    return this;
  }

  SdkCaller caller() {
    return caller;
  }

  Target target() {
    return target;
  }

  String callerName() {
    return name;
  }

  String upstreamName() {
    return host != null ? host.upstreamName() : "to-" + number;
  }

  String key() {
    return "sk_test_caller_key_of_" + name.replace('-', '_');
  }

  /** The upstream's, which no caller may see. */
  String upstreamKey() {
    return "sk_test_canary_key_of_" + name.replace('-', '_');
  }

  RecordingUpstream upstream() {
    return Objects.requireNonNull(upstream, "the sandbox has no network");
  }

  /** What its upstream was asked so far. */
  List<RecordedRequest> asked() {
    if (host != null) {
      return host.asked();
    }
    return upstream == null ? List.of() : upstream.requests();
  }

  /** The links its upstream gave so far. */
  List<JsonNode> links() {
    return links;
  }

  Tap tap() {
    return Objects.requireNonNull(tap, "the stage has not started");
  }

  void tapped(Tap before) {
    tap = before;
  }

  String callerLine() {
    return "  - { name: " + name + ", keys: [\"" + key() + "\"]" + callerYaml + " }\n";
  }

  String upstreamLine() {
    if (host != null) {
      return "";
    }
    String line = "  " + upstreamName() + ": { " + target.yaml();
    if (upstream != null) {
      String host = elsewhere == null ? upstream.baseUrl() : elsewhere;
      String path = target.isWhop() ? "/api/v1" : "";
      line += ", base-url: \"" + host + path + "\", api-key: " + upstreamKey();
    }
    return line + upstreamYaml + " }\n";
  }

  String routeLine() {
    return "  - { when: { caller: %s }, to: %s, on-loss: %s }\n"
        .formatted(name, upstreamName(), onLoss);
  }

  String accountLine() {
    return "  - { caller: %s, merchant: m1, stripe: %s, whop: %s }\n"
        .formatted(name, Target.ACCT, Target.BIZ);
  }

  String relayLine() {
    return relay;
  }

  /** The SDK's own create method. */
  SdkReply ask(String purpose, SdkOptions options) {
    return create(key(), options, caller.link(purpose, caller.sampleAccount(), options));
  }

  /** The SDK's own create method with these parameters and this key. */
  SdkReply create(String key, SdkOptions options, ObjectNode params) {
    caller.assumeAvailable();
    return caller.create(caller.baseUrlOn(tap().url()), key, options, params);
  }

  /** The SDK's raw request; the path as its API has it, which for Whop is without the base path. */
  SdkReply raw(SdkOptions options, String method, String path, @Nullable ObjectNode params) {
    caller.assumeAvailable();
    return caller.raw(caller.baseUrlOn(tap().url()), key(), options, method, path, params);
  }

  void end() {
    if (tap != null) {
      tap.close();
    }
    if (upstream != null) {
      upstream.close();
    }
  }

  @Override
  public String toString() {
    return caller + " -> " + target;
  }
}
