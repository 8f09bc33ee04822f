package dev.linkgate.config;

import dev.linkgate.canonical.Secret;
import dev.linkgate.sandbox.SandboxRules;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A destination.
 *
 * @param baseUrl without a slash at its end; null only where the API needs no network
 * @param apiKey null only where the API needs none
 * @param apiVersion null: the newest our adapter knows
 * @param configurations what to send where the API needs them and the caller could not say
 * @param timeout of a whole exchange, from connecting to the answer's last byte
 * @param maxInFlight exchanges at one time; more are refused at once
 * @param live whether real money is behind it
 * @param keyWindow how long it honours an idempotency key; null: not at all
 * @param sandbox only where it is the sandbox
 */
public record UpstreamConfig(
    String name,
    String api,
    @Nullable URI baseUrl,
    @Nullable Secret apiKey,
    @Nullable String apiVersion,
    List<String> configurations,
    Duration timeout,
    Duration connectTimeout,
    int maxInFlight,
    boolean live,
    boolean allowHttp,
    @Nullable Duration keyWindow,
    SandboxRules sandbox) {
  /** Half of what the least patient official SDK waits (60 s), so that ours ends first. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  /** A lost SYN is sent again after 1 s, so 2 s forgive one. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** A thousand callers on a 300 ms upstream, and a few to spare. */
  public static final int DEFAULT_MAX_IN_FLIGHT = 1024;

  public UpstreamConfig {
    configurations = List.copyOf(configurations);
  }

  /** An upstream that needs no network. */
  public static UpstreamConfig offline(String name, String api, SandboxRules sandbox) {
    return new UpstreamConfig(
        name,
        api,
        null,
        null,
        null,
        List.of(),
        sandbox.timeout(),
        DEFAULT_CONNECT_TIMEOUT,
        DEFAULT_MAX_IN_FLIGHT,
        false,
        false,
        null,
        sandbox);
  }
}
