package dev.linkgate.server;

import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Parameter;
import dev.linkgate.canonical.Reason;
import dev.linkgate.config.CallerConfig;
import dev.linkgate.config.Keys;
import dev.linkgate.console.tryit.SessionKeys;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what a request is, and whether it may be that: place, caller, method, version, type. */
final class Desk {
  private final Places places;
  private final Resources resources;
  private final RelayDesk relays;
  private final RefreshDesk visits;
  private final SessionKeys sessionKeys;

  Desk(
      Places places,
      Resources resources,
      RelayDesk relays,
      RefreshDesk visits,
      SessionKeys sessionKeys) {
    this.places = places;
    this.resources = resources;
    this.relays = relays;
    this.visits = visits;
    this.sessionKeys = sessionKeys;
  }

  /**
   * @return the whole answer; null when it is on its way already
   * @throws GatewayException to be rendered in the words of the place's API
   * @throws IOException when an answer that had begun could not be ended
   */
  @Nullable HttpAnswer answer(Exchange exchange, Answering answering) throws IOException {
    Place place = places.of(exchange.inbound().path());
    exchange.leadsTo(place);
    return switch (place) {
      case Place.Link link -> {
        link(exchange, link.ingress());
        answering.by(resources);
        yield null;
      }
      case Place.Other other -> {
        authenticate(exchange);
        if (places.isNearlyLink(exchange.inbound().path())) {
          throw new GatewayException(Failures.pathUnknown());
        }
        yield relays.answer(exchange, other.ingress(), answering);
      }
      case Place.Refresh _ -> visits.answer(exchange);
      case Place.Page _ -> {
        answering.by(resources);
        yield null;
      }
      case Place.Nowhere _ -> throw new GatewayException(Failures.pathUnknown());
    };
  }

  private void link(Exchange exchange, Ingress ingress) {
    Inbound inbound = exchange.inbound();
    operator(exchange);
    if (exchange.caller() == null) {
      authenticate(exchange);
    }
    if (!inbound.method().equals("POST")) {
      throw new GatewayException(Failures.pathUnknown());
    }
    speak(exchange, ingress);
    if (inbound.query() != null) {
      throw new GatewayException(queryRefused(inbound.query()));
    }
  }

  /**
   * An operator tries it out with a key of the session, which makes links and opens nothing else. A
   * caller that is no longer configured has none of these either.
   */
  private void operator(Exchange exchange) {
    Credentials.key(exchange.inbound().headers())
        .flatMap(sessionKeys::find)
        .ifPresent(
            grant ->
                exchange
                    .generation()
                    .configuration()
                    .caller(grant.caller())
                    .ifPresent(
                        caller -> {
                          exchange.comesFrom(caller);
                          exchange.goesTo(grant.upstream());
                        }));
  }

  private static void authenticate(Exchange exchange) {
    Optional<String> key = Credentials.key(exchange.inbound().headers());
    if (key.isEmpty()) {
      throw new GatewayException(keyMissing());
    }
    CallerConfig caller =
        exchange
            .generation()
            .keys()
            .find(key.get())
            .orElseThrow(() -> new GatewayException(keyUnknown(key.get())));
    exchange.comesFrom(caller);
  }

  /** Nobody says who asks. */
  static Failure keyMissing() {
    return unauthenticated(
        Reason.KEY_MISSING,
        "No API key was given. Send your Linkgate key as 'Authorization: Bearer ...', or as the user"
            + " name of Basic authentication.");
  }

  /** Nobody has this key. */
  static Failure keyUnknown(String key) {
    return unauthenticated(
        Reason.KEY_UNKNOWN,
        switch (Keys.form(key)) {
          case MISTYPED ->
              "The API key has a typing error: it begins like a Linkgate key and is none.";
          case GENERATED, FOREIGN ->
              "The API key is not one of this gateway's. It takes Linkgate keys, never a provider's.";
        });
  }

  /** The version of this exchange; also what a relayed operation without one is sent with. */
  static void speak(Exchange exchange, Ingress ingress) {
    CallerConfig caller = exchange.caller();
    String pin = caller == null ? null : caller.versions().get(ingress.api().name());
    String asked = exchange.inbound().headers().first(ingress.versionHeader()).orElse(null);
    exchange.speaks(ingress.version(asked, pin));
  }

  private static Failure unauthenticated(Reason reason, String message) {
    return Failure.of(FailureKind.UNAUTHENTICATED, Fault.CALLER, message).because(reason);
  }

  /** The link operations have no query parameters; one that is not read must not pass for heard. */
  private static Failure queryRefused(String query) {
    int end = query.length();
    for (int i = 0; i < end; i++) {
      if (query.charAt(i) == '=' || query.charAt(i) == '&') {
        end = i;
      }
    }
    return Failure.invalid(
        Reason.PARAMETER_UNKNOWN,
        new Parameter.Own(decoded(query.substring(0, end))),
        "Parameters belong in the body, not in the query string.");
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name; // a broken escape
    }
  }
}
