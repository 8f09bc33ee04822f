package dev.linkgate.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An upstream over HTTP: credential, version, one POST, and its answer read. */
public final class WireUpstream implements Upstream {
  /** Who we are to an upstream. */
  private static final String USER_AGENT = "Linkgate/0.1";

  private final UpstreamSettings settings;
  private final Http http;
  private final WireDialect dialect;
  private final URI base;
  private final URI links;
  private final Headers credentials;
  private final Headers common;

  /**
   * @param settings with a base URL and a key
   * @param http the way there
   * @param dialect what is its API's own
   */
  public WireUpstream(UpstreamSettings settings, Http http, WireDialect dialect) {
    this.settings = settings;
    this.http = http;
    this.dialect = dialect;
    this.base = Objects.requireNonNull(settings.baseUrl(), "base-url");
    this.links = URI.create(base + dialect.linkPath());
    Secret key = Objects.requireNonNull(settings.key(), "api-key");
    this.credentials = Headers.of("Authorization", "Bearer " + key.reveal());
    String version =
        settings.version() == null ? dialect.spec().version().text() : settings.version();
    this.common =
        Headers.of("Content-Type", dialect.bodyFormat().mediaType(), "Accept", "application/json")
            .with("User-Agent", USER_AGENT)
            .with(dialect.versionHeader(), version)
            .with("Authorization", "Bearer " + key.reveal());
  }

  @Override
  public Api api() {
    return dialect.api();
  }

  @Override
  public boolean takesAnyAccount() {
    return false;
  }

  @Override
  public boolean live() {
    return settings.live();
  }

  @Override
  public Optional<Duration> keyWindow() {
    return Optional.ofNullable(settings.keyWindow());
  }

  @Override
  public Translation translate(LinkRequest request, AccountId account) {
    return dialect.translate(request, account);
  }

  @Override
  public Created create(Translation translation, IdempotencyKey key) {
    List<Headers.Header> headers = new ArrayList<>(common.list());
    headers.add(new Headers.Header("Idempotency-Key", key.reveal()));
    headers.addAll(translation.headers().list());
    return read(
        http.send(
            new HttpCall(
                "POST",
                links,
                new Headers(headers),
                translation.body(),
                settings.keyWindow() != null)));
  }

  private Created read(HttpAnswer answer) {
    String requestId = answer.headers().first(dialect.requestIdHeader()).orElse(null);
    if (answer.status() < 200 || answer.status() > 299) {
      throw new GatewayException(dialect.refusal(answer).seenAs(requestId));
    }
    ObjectNode body = Json.object(answer.body()).orElseThrow(() -> unreadable(answer, requestId));
    Link link = dialect.link(body).orElseThrow(() -> unreadable(answer, requestId));
    return new Created(link, requestId);
  }

  private GatewayException unreadable(HttpAnswer answer, @Nullable String requestId) {
    return new GatewayException(Refusal.linkless(settings.name(), answer).seenAs(requestId));
  }

  @Override
  public Optional<RelayTarget> relayTarget() {
    return Optional.of(
        new RelayTarget(
            http,
            pathAndQuery -> URI.create(base + dialect.address(pathAndQuery)),
            credentials,
            dialect.versionHeader(),
            dialect.headers(),
            settings.keyWindow() != null,
            this::read));
  }
}
