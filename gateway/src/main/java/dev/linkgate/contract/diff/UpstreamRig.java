package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.BodyFormat;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Upstream;
import dev.linkgate.adapter.UpstreamSettings;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.Secret;
import dev.linkgate.sandbox.SandboxRules;
import dev.linkgate.server.body.BodyReader;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An upstream of one version whose other end is in our hand; nothing is sent. */
final class UpstreamRig {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
  private static final Secret NO_KEY = new Secret("sk_test_no_key_at_all");

  private final Adapter adapter;
  private final BodyFormat format;
  private final String version;

  UpstreamRig(Adapter adapter, BodyFormat format, String version) {
    this.adapter = adapter;
    this.format = format;
    this.version = version;
  }

  private Upstream open(Http http) {
    return adapter.open(
        new UpstreamSettings(
            "upstream", NOWHERE, NO_KEY, version, List.of(), false, null, SandboxRules.USUAL),
        http);
  }

  /**
   * What is read from an answer.
   *
   * @param link what a success is read as
   * @param failure what anything else is read as
   * @param sent what was sent to get it
   */
  record Read(@Nullable Link link, @Nullable Failure failure, @Nullable HttpCall sent) {}

  /** Empty when the API cannot make such a link. */
  Optional<Read> exchange(LinkRequest request, int status, byte[] answer) {
    Port port =
        new Port(new HttpAnswer(status, Headers.of("Content-Type", "application/json"), answer));
    try {
      Upstream upstream = open(port);
      Link link =
          upstream
              .create(
                  upstream.translate(request, request.account()), new IdempotencyKey("diff_key"))
              .link();
      return Optional.of(new Read(link, null, port.sent));
    } catch (GatewayException e) {
      return port.sent == null
          ? Optional.empty()
          : Optional.of(new Read(null, e.failure(), port.sent));
    }
  }

  /** What is sent for a request; empty when it is none that can be sent. */
  Optional<ObjectNode> written(Rig.Run run) {
    LinkRequest request = run.request();
    return request == null || !run.understood()
        ? Optional.empty()
        : exchange(request, 500, Json.bytes(Json.object())).map(Read::sent).map(this::body);
  }

  /** The body of a call, as a tree. */
  ObjectNode body(HttpCall call) {
    return switch (format) {
      case JSON -> Json.object(call.body()).orElseThrow();
      case FORM -> BodyReader.readForm(call.body());
    };
  }

  private static final class Port implements Http {
    private final HttpAnswer answer;
    private @Nullable HttpCall sent;

    Port(HttpAnswer answer) {
      this.answer = answer;
    }

    @Override
    public HttpAnswer send(HttpCall call) {
      sent = call;
      return answer;
    }
  }
}
