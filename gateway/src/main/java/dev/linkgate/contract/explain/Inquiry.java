package dev.linkgate.contract.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.AsSent;
import dev.linkgate.adapter.FailureContext;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HeardLinks;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.adapter.Names;
import dev.linkgate.adapter.Reading;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.Reason;
import dev.linkgate.config.CallerConfig;
import dev.linkgate.routing.DryRun;
import dev.linkgate.routing.Foretold;
import dev.linkgate.routing.LinkCall;
import dev.linkgate.server.body.TypedBody;
import org.jspecify.annotations.Nullable;

/** One request on the way a real one takes, and how far it gets. */
final class Inquiry {
  /** What the guard lets through to a link path. */
  static final int MAX_BODY = 64 << 10;

  private static final String METHOD = "POST";

  /** Where a rendered failure would have the id of its exchange. */
  private static final String REQUEST_ID = "req_explained";

  final Ingress ingress;
  final CallerConfig caller;
  final Headers headers;
  private final byte[] body;
  private final @Nullable String upstream;
  private @Nullable IngressVersion version;
  private @Nullable Reading reading;
  private @Nullable LinkRequest request;
  private @Nullable Foretold foretold;
  private @Nullable Failure refusal;

  Inquiry(Ingress ingress, CallerConfig caller, Headers headers, Question question) {
    this.ingress = ingress;
    this.caller = caller;
    this.headers = headers;
    this.body = question.body();
    this.upstream = question.upstream();
  }

  /** The version it is read in; null when what the caller names is none. */
  @Nullable IngressVersion version() {
    return version;
  }

  @Nullable Reading reading() {
    return reading;
  }

  /** What it asks; null when it was refused before that was known. */
  @Nullable LinkRequest request() {
    return request;
  }

  /** What routing makes of it; null when it does not get there. */
  @Nullable Foretold foretold() {
    return foretold;
  }

  /** Why there is no link; null when there would be one. */
  @Nullable Failure refusal() {
    return refusal;
  }

  String path() {
    return ingress.linkPaths().getFirst();
  }

  /** The caller's words for fields. */
  Names names() {
    return reading == null ? ingress.names() : reading.names();
  }

  /** The refusal as the caller would get it. */
  HttpAnswer rendered(Failure failure) {
    return ingress.render(failure, new FailureContext(REQUEST_ID, METHOD, path(), names()));
  }

  /** Goes the way: version, body, resource, routing. */
  void run(DryRun dryRun) {
    try {
      if (body.length > MAX_BODY) {
        throw new GatewayException(
            Failure.invalid(Reason.BODY_TOO_LARGE, null, "The request body is too large."));
      }
      IngressVersion spoken =
          ingress.version(
              headers.first(ingress.versionHeader()).orElse(null),
              caller.versions().get(ingress.api().name()));
      version = spoken;
      ObjectNode tree =
          TypedBody.read(ingress.bodyFormat(), headers.first("Content-Type").orElse(null), body);
      String identity =
          ingress.idempotency().identity(new AsSent(METHOD, path(), headers, spoken, tree, body));
      Reading read = ingress.read(tree, headers, spoken);
      reading = read;
      LinkRequest asked = HeardLinks.asked(ingress, read);
      request = asked;
      Foretold told =
          dryRun.of(
              new LinkCall(
                  caller, ingress, spoken, read, headers, body, path(), key(), identity, null,
                  upstream),
              asked);
      foretold = told;
      refusal = told.refusal();
    } catch (GatewayException e) {
      refusal = e.failure();
    }
  }

  private @Nullable IdempotencyKey key() {
    return headers
        .first("Idempotency-Key")
        .filter(key -> !key.isEmpty())
        .map(IdempotencyKey::new)
        .orElse(null);
  }
}
