package dev.linkgate.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.AsSent;
import dev.linkgate.adapter.Digest;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HeardLinks;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.adapter.Reading;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.RedirectUrl;
import dev.linkgate.config.CallerConfig;
import dev.linkgate.refresh.Refresh;
import dev.linkgate.refresh.RefreshPages;
import dev.linkgate.refresh.RefreshToken;
import dev.linkgate.routing.LinkCall;
import dev.linkgate.routing.RedirectUrls;
import dev.linkgate.server.body.TypedBody;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refresh URL that was opened, and the request in it as this gateway reads it today.
 *
 * @param text the token as it stands in the URL
 * @param token what is sealed into it
 * @param caller whose it is
 * @param own the caller's own refresh URL, where browsers may be sent to it; null otherwise
 */
record Visit(
    String text,
    RefreshToken token,
    CallerConfig caller,
    Ingress ingress,
    IngressVersion version,
    Reading reading,
    LinkRequest request,
    String identity,
    @Nullable String own) {
  private static final String METHOD = "POST";

  /** Reads one; empty where it is none of ours, or its caller is gone. */
  static Optional<Visit> read(
      String text, Refresh refresh, Exchange exchange, List<Ingress> ingresses) {
    Optional<RefreshToken> sealed = refresh.read(text);
    if (sealed.isEmpty()) {
      return Optional.empty();
    }
    RefreshToken token = sealed.get();
    Optional<CallerConfig> caller = exchange.generation().configuration().caller(token.caller());
    Optional<Ingress> ingress =
        ingresses.stream().filter(it -> it.api().name().equals(token.api())).findFirst();
    if (caller.isEmpty() || ingress.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(text, token, caller.get(), ingress.get(), exchange));
    } catch (GatewayException unreadable) { // of a version or a form that is gone since
      return Optional.empty();
    }
  }

  private static Visit read(
      String text, RefreshToken token, CallerConfig caller, Ingress ingress, Exchange exchange) {
    IngressVersion version = ingress.version(token.version(), null);
    String type = ingress.bodyFormat().mediaType();
    Headers headers = token.headers().with("content-type", type);
    ObjectNode tree = TypedBody.read(ingress.bodyFormat(), type, token.body());
    String identity =
        ingress
            .idempotency()
            .identity(new AsSent(METHOD, token.path(), headers, version, tree, token.body()));
    Reading reading = ingress.read(tree, headers, version);
    LinkRequest request = HeardLinks.asked(ingress, reading);
    exchange.leadsTo(new Place.Refresh(ingress, false));
    exchange.comesFrom(caller);
    exchange.speaks(version);
    return new Visit(
        text,
        token,
        caller,
        ingress,
        version,
        reading,
        request,
        identity,
        own(request.refreshUrl(), caller));
  }

  /** It was checked when the request came in; by now the caller may have fewer hosts. */
  private static @Nullable String own(@Nullable RedirectUrl url, CallerConfig caller) {
    if (url == null) {
      return null;
    }
    try {
      RedirectUrls.check(url, Field.REFRESH_URL, caller::mayRedirectTo, false);
      return url.value();
    } catch (GatewayException refused) {
      return null;
    }
  }

  /** What the store knows the token by. */
  String digest() {
    return new Digest().with("refresh").with(text).text();
  }

  /** The account as the caller asked for it. */
  String account() {
    return request.account().value();
  }

  /** The request once more, without its idempotency key: every press is a request of its own. */
  LinkCall call(Refresh refresh) {
    return new LinkCall(
        caller,
        ingress,
        version,
        reading,
        token.headers(),
        token.body(),
        token.path(),
        null,
        identity,
        refresh.url(text),
        null);
  }

  /** Where a browser goes without a link: to the caller's own refresh URL, where there is one. */
  HttpAnswer leave(Failure why) {
    return leave(status(why));
  }

  /**
   * The same.
   *
   * @param status of the page, where there is none to go to
   */
  HttpAnswer leave(int status) {
    return own != null ? RefreshPages.go(own) : RefreshPages.ended(status);
  }

  private static int status(Failure why) {
    return switch (why.kind()) {
      case FORBIDDEN, UNAUTHENTICATED, VERIFICATION_REQUIRED, NOT_FOUND -> 403;
      case UPSTREAM_UNAVAILABLE -> 503;
      case INTERNAL -> 500;
      case INVALID_REQUEST,
          UNSUPPORTED,
          IDEMPOTENCY_MISMATCH,
          IN_PROGRESS,
          RATE_LIMITED,
          OUTCOME_UNKNOWN,
          UPSTREAM_ERROR ->
          502;
    };
  }

  @Override
  public String toString() {
    return "Visit[" + caller.name() + "]"; // the token is a key to the account
  }
}
