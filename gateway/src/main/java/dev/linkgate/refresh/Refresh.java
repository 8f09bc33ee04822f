package dev.linkgate.refresh;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Http;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.RedirectUrl;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.RefreshConfig;
import dev.linkgate.config.RefreshConfig.Authenticate;
import dev.linkgate.routing.LinkCall;
import dev.linkgate.routing.RefreshUrls;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hosted refresh by one configuration: makes refresh URLs, reads them, and asks who visits. */
public final class Refresh implements RefreshUrls {
  /** What a refresh URL's path begins with, under the base URL. */
  public static final String PATH = "/refresh/";

  private final RefreshConfig config;
  private final TokenSeal seal;
  private final Supplier<URI> publicUrl;
  private final @Nullable Gate gate;

  private Refresh(
      RefreshConfig config, TokenSeal seal, Supplier<URI> publicUrl, @Nullable Gate gate) {
    this.config = config;
    this.seal = seal;
    this.publicUrl = publicUrl;
    this.gate = gate;
  }

  /**
   * @param config checked
   * @param secret what keys are derived from where the configuration gives none
   * @param publicUrl what URLs begin with where the configuration does not say
   * @param http the way to who is asked about visitors, where somebody is
   */
  public static Refresh open(
      RefreshConfig config,
      Secret secret,
      Supplier<URI> publicUrl,
      Function<Authenticate, Http> http) {
    Authenticate asked = config.authenticate();
    return new Refresh(
        config,
        new TokenSeal(config.keys(), secret),
        publicUrl,
        asked == null ? null : new Gate(asked, http.apply(asked)));
  }

  /** How often it lets whom in. */
  public RefreshConfig config() {
    return config;
  }

  @Override
  public RedirectUrl of(LinkCall call, String exchange, Instant begun) {
    return url(
        seal.close(
            new RefreshToken(
                call.caller().name(),
                call.ingress().api().name(),
                call.version().version().text(),
                call.path(),
                actingFor(call),
                call.body(),
                exchange,
                begun.plus(config.life()),
                config.uses())));
  }

  /** Of a request's headers those that say whom it acts for. */
  private static Headers actingFor(LinkCall call) {
    List<Headers.Header> kept = new ArrayList<>();
    for (String name : call.ingress().accountHeaders()) {
      call.headers().first(name).ifPresent(value -> kept.add(new Headers.Header(name, value)));
    }
    return new Headers(kept);
  }

  /** What was sealed into a token; empty for one that is none of ours, whyever. */
  public Optional<RefreshToken> read(String token) {
    return seal.open(token);
  }

  /** The refresh URL a token is in. */
  public RedirectUrl url(String token) {
    return new RedirectUrl(base() + PATH + token);
  }

  /** Why a visitor is not let in; empty where it is. */
  public Optional<Failure> refusal(Visitor visitor) {
    return gate == null ? Optional.empty() : gate.refusal(base(), visitor);
  }

  /** What refresh URLs begin with, without a slash at the end. */
  public URI base() {
    URI said = config.baseUrl();
    return said == null ? publicUrl.get() : said;
  }
}
