package dev.linkgate.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.accounts.AccountBook;
import dev.linkgate.accounts.AccountEntry;
import dev.linkgate.adapter.AsSent;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Played;
import dev.linkgate.adapter.PlayedCall;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.config.CallerConfig;
import dev.linkgate.routing.OtherRoute;
import dev.linkgate.routing.Routing;
import dev.linkgate.sandbox.FaultOrder;
import dev.linkgate.server.body.TypedBody;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Has an upstream of our own answer the operations a caller is allowed beside links. */
final class PlayDesk {
  /** As much as a link request may have: what creates an account has a few hundred bytes. */
  private static final int MAX_BODY = 64 << 10;

  private static final byte[] NO_BODY = {};

  /** In the account map a merchant's word is no id; this one says where the entry comes from. */
  private static final String OWN_WORD = "sandbox:";

  private final AccountBook accounts;

  PlayDesk(AccountBook accounts) {
    this.accounts = accounts;
  }

  /**
   * @throws GatewayException as {@link dev.linkgate.adapter.Operations#answer}, or for an account
   *     that is not the caller's
   */
  HttpAnswer answer(
      Exchange exchange,
      Ingress ingress,
      CallerConfig caller,
      OtherRoute.Played route,
      @Nullable FaultOrder fault,
      Answering answering)
      throws IOException {
    Inbound inbound = exchange.inbound();
    Routing routing = exchange.generation().routing();
    String target =
        inbound.query() == null ? inbound.path() : inbound.path() + "?" + inbound.query();
    routing.relayedHeaders(caller, ingress, target, inbound.headers());
    IdempotencyKey callerKey = inbound.method().equals("POST") ? exchange.callerKey() : null;
    if (callerKey != null) {
      ingress.idempotency().check(callerKey);
    }
    Played played =
        route
            .operations()
            .answer(
                call(
                    exchange,
                    ingress,
                    route,
                    fault,
                    routing.upstreamKey(
                        caller.name(), route.upstream(), ingress.api().name(), callerKey),
                    inbound.method().equals("POST") ? answering.body(MAX_BODY) : NO_BODY));
    exchange.trace().goesTo(played.account());
    if (played.made() && caller.ownAccounts()) {
      own(caller, ingress, played.account());
    }
    return played.answer();
  }

  private static PlayedCall call(
      Exchange exchange,
      Ingress ingress,
      OtherRoute.Played route,
      @Nullable FaultOrder fault,
      IdempotencyKey key,
      byte[] bytes) {
    Inbound inbound = exchange.inbound();
    String contentType = inbound.headers().first("Content-Type").orElse(null);
    ObjectNode body =
        bytes.length == 0
            ? Json.object()
            : TypedBody.read(ingress.bodyFormat(), contentType, bytes);
    AsSent sent =
        new AsSent(
            inbound.method(),
            inbound.path(),
            inbound.headers(),
            Objects.requireNonNull(exchange.version(), "no version"),
            body,
            bytes);
    return new PlayedCall(
        ingress.api().name(),
        inbound.method(),
        inbound.path(),
        inbound.query(),
        body,
        key,
        ingress.idempotency().identity(sent),
        route.accountId(),
        fault);
  }

  /**
   * Who reaches its own accounts only has to reach the one it made. Done again when the request
   * comes again, so that one that died in between is made good.
   */
  private void own(CallerConfig caller, Ingress ingress, String account) {
    if (accounts.find(caller.name(), account).isPresent()) {
      return;
    }
    List<String> problems =
        accounts.set(
            new AccountEntry(
                caller.name(), OWN_WORD + account, Map.of(ingress.api().space().name(), account)));
    if (!problems.isEmpty()) {
      throw new GatewayException(
          Failure.of(
              FailureKind.INTERNAL,
              Fault.GATEWAY,
              "The account was made, and the account map does not take it: "
                  + String.join("; ", problems)));
    }
  }
}
