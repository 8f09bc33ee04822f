package dev.linkgate.server;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.Refusal;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.Reason;
import dev.linkgate.config.CallerConfig;
import dev.linkgate.relay.StreamRelay;
import dev.linkgate.routing.OtherRoute;
import dev.linkgate.routing.Routing;
import dev.linkgate.sandbox.FaultOrder;
import dev.linkgate.upstream.StreamedCall;
import dev.linkgate.upstream.UpstreamHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Forwards the operations a caller is allowed beside links, streaming both ways. */
final class RelayDesk {
  private final Metrics metrics;
  private final PlayDesk plays;

  RelayDesk(Metrics metrics, PlayDesk plays) {
    this.metrics = metrics;
    this.plays = plays;
  }

  /**
   * @return a whole answer; null when it was streamed
   * @throws GatewayException while nothing was answered
   * @throws IOException when the answer had begun: the caller's connection must be cut
   */
  @Nullable HttpAnswer answer(Exchange exchange, Ingress ingress, Answering answering)
      throws IOException {
    Inbound inbound = exchange.inbound();
    CallerConfig caller = Objects.requireNonNull(exchange.caller());
    OtherRoute route =
        exchange
            .generation()
            .routing()
            .relay(ingress, caller, inbound.method(), inbound.path())
            .orElseThrow(() -> new GatewayException(Failures.pathUnknown()));
    Desk.speak(exchange, ingress);
    FaultOrder fault = Routing.fault(caller, inbound.headers(), route);
    exchange.trace().routedTo(route.upstream());
    exchange.trace().relays();
    return switch (route) {
      case OtherRoute.Relayed relayed -> {
        forward(exchange, ingress, caller, relayed, answering);
        yield null;
      }
      case OtherRoute.Played played ->
          plays.answer(exchange, ingress, caller, played, fault, answering);
    };
  }

  private void forward(
      Exchange exchange,
      Ingress ingress,
      CallerConfig caller,
      OtherRoute.Relayed route,
      Answering answering)
      throws IOException {
    UpstreamHttp upstream =
        Objects.requireNonNull(exchange.generation().upstream(route.upstream()), "no network");
    StreamedCall call = call(exchange, ingress, caller, route, answering);
    long sent = System.nanoTime();
    try {
      new StreamRelay(upstream, route.target().headers())
          .forward(
              call,
              added(exchange, ingress, caller, route),
              (status, headers, length) -> {
                exchange.trace().seenAs(headers.first("Request-Id").orElse(null));
                exchange.trace().answeredWith(status);
                exchange.trace().waitedForUpstream(System.nanoTime() - sent);
                metrics.upstream(route.upstream(), status, System.nanoTime() - sent);
                if (status == 401) { // of our key, and its text may show some of it
                  throw new GatewayException(Refusal.ownCredential(route.upstream()));
                }
                return answering.begin(status, headers, length);
              });
    } catch (GatewayException e) {
      if (e.failure().reason() != Reason.OWN_CREDENTIAL) {
        metrics.upstream(route.upstream(), e.failure(), System.nanoTime() - sent);
      }
      throw e;
    }
  }

  private static StreamedCall call(
      Exchange exchange,
      Ingress ingress,
      CallerConfig caller,
      OtherRoute.Relayed route,
      Answering answering) {
    Inbound inbound = exchange.inbound();
    String target =
        inbound.query() == null ? inbound.path() : inbound.path() + "?" + inbound.query();
    long length = answering.bodyLength();
    return new StreamedCall(
        inbound.method(),
        route.target().uri().apply(target),
        exchange.generation().routing().relayedHeaders(caller, ingress, target, inbound.headers()),
        length == 0 ? null : answering.bodyStream(),
        length);
  }

  private static Headers added(
      Exchange exchange, Ingress ingress, CallerConfig caller, OtherRoute.Relayed route) {
    List<Headers.Header> added = new ArrayList<>(route.target().credentials().list());
    Inbound inbound = exchange.inbound();
    String versionHeader = route.target().versionHeader();
    if (inbound.headers().first(versionHeader).isEmpty() && exchange.version() != null) {
      added.add(new Headers.Header(versionHeader, exchange.version().version().text()));
    }
    if (inbound.method().equals("POST")) {
      IdempotencyKey key =
          exchange
              .generation()
              .routing()
              .upstreamKey(
                  caller.name(), route.upstream(), ingress.api().name(), exchange.callerKey());
      added.add(new Headers.Header("Idempotency-Key", key.reveal()));
    }
    return new Headers(added);
  }
}
