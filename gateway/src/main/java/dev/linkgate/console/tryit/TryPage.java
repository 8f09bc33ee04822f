package dev.linkgate.console.tryit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.Json;
import dev.linkgate.admin.Asked;
import dev.linkgate.admin.Endpoint;
import dev.linkgate.admin.Problem;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.config.CallerConfig;
import dev.linkgate.config.Configuration;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sends a link request to the callers' listener, as one of the callers. */
public final class TryPage {
  /**
   * Where things are.
   *
   * @param callers the callers' listener, without a slash at the end
   * @param pages what the URLs of hosted pages begin with, without a slash at the end
   */
  public record Addresses(Supplier<URI> callers, Supplier<URI> pages) {}

  /** What came back; the names are the names in the JSON, and stay. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Came(
      int status,
      List<Header> headers,
      String body,
      @JsonProperty("took-ms") long tookMs,
      @JsonProperty("request-id") @Nullable String requestId,
      @Nullable Link link) {}

  record Header(String name, String value) {}

  /**
   * A link in the answer.
   *
   * @param sandbox whether it leads to a page of this gateway's own sandbox
   */
  record Link(String url, boolean sandbox) {}

  private final List<Ingress> ingresses;
  private final Supplier<Configuration> configuration;
  private final SessionKeys keys;
  private final Http door;
  private final Addresses addresses;

  /**
   * @param door the way to the callers' listener
   */
  public TryPage(
      List<Ingress> ingresses,
      Supplier<Configuration> configuration,
      SessionKeys keys,
      Http door,
      Addresses addresses) {
    this.ingresses = List.copyOf(ingresses);
    this.configuration = configuration;
    this.keys = keys;
    this.door = door;
    this.addresses = addresses;
  }

  /** The one page. */
  public List<Endpoint> endpoints() {
    return List.of(Endpoint.post("try", this::send));
  }

  private Object send(Asked asked) throws IOException {
    Trial trial = Trial.of(asked.request());
    Ingress ingress = ingress(trial.ingress());
    String key = key(trial, asked.who());
    HttpCall call =
        new HttpCall(
            "POST",
            URI.create(addresses.callers().get() + ingress.linkPaths().getFirst()),
            headers(trial, ingress, key),
            trial.body().getBytes(StandardCharsets.UTF_8),
            false);
    long began = System.nanoTime();
    HttpAnswer answer = sent(call);
    return came(answer, Duration.ofNanos(System.nanoTime() - began));
  }

  private Ingress ingress(String api) {
    return ingresses.stream()
        .filter(ingress -> ingress.api().name().equals(api))
        .findFirst()
        .orElseThrow(
            () ->
                new Problem(
                    400,
                    "callers speak no API of that name; they speak "
                        + ingresses.stream()
                            .map(ingress -> ingress.api().name())
                            .collect(Collectors.joining(", "))));
  }

  private String key(Trial trial, String session) {
    String typed = trial.key();
    if (typed != null) {
      if (SessionKeys.isOne(typed)) {
        throw new Problem(400, "this is a session's key, which only its own session uses");
      }
      return typed;
    }
    Configuration current = configuration.get();
    String caller = String.valueOf(trial.caller());
    String upstream = trial.upstream();
    if (current.caller(caller).isEmpty()) {
      throw new Problem(
          400,
          "there is no caller of that name; there are "
              + current.callers().stream()
                  .map(CallerConfig::name)
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    if (upstream != null && current.upstream(upstream).isEmpty()) {
      throw new Problem(
          400,
          "there is no upstream of that name; there are "
              + current.upstreams().keySet().stream().sorted().collect(Collectors.joining(", ")));
    }
    return keys.key(session, new SessionKeys.Grant(caller, upstream)).reveal();
  }

  private static Headers headers(Trial trial, Ingress ingress, String key) {
    List<Headers.Header> headers = new ArrayList<>(trial.headers().list());
    if (trial.headers().first("Content-Type").isEmpty()) {
      headers.add(new Headers.Header("Content-Type", ingress.bodyFormat().mediaType()));
    }
    String version = trial.version();
    if (version != null) {
      if (trial.headers().first(ingress.versionHeader()).isPresent()) {
        throw new Problem(400, "the version is given twice, once as " + ingress.versionHeader());
      }
      headers.add(Trial.header(ingress.versionHeader(), version));
    }
    headers.add(Trial.header("Authorization", "Bearer " + key));
    return new Headers(headers);
  }

  private HttpAnswer sent(HttpCall call) {
    try {
      return door.send(call);
    } catch (GatewayException e) {
      throw new Problem(
          502,
          "the callers' listener gave no answer: " + e.failure().message(),
          e.failure().retryAfter(),
          Map.of("fault", "gateway"));
    }
  }

  private Came came(HttpAnswer answer, Duration took) {
    return new Came(
        answer.status(),
        answer.headers().list().stream()
            .map(header -> new Header(header.name(), header.value()))
            .toList(),
        new String(answer.body(), StandardCharsets.UTF_8),
        took.toMillis(),
        answer.headers().first("Request-Id").orElse(null),
        link(answer));
  }

  private @Nullable Link link(HttpAnswer answer) {
    if (answer.status() != 200) {
      return null;
    }
    String ours = addresses.pages().get() + "/sandbox/links/";
    return Json.object(answer.body())
        .flatMap((ObjectNode body) -> Json.text(body, "url"))
        .map(url -> new Link(url, url.startsWith(ours)))
        .orElse(null);
  }
}
