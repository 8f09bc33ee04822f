package dev.linkgate.adapter;

import dev.linkgate.canonical.Secret;
import dev.linkgate.sandbox.SandboxRules;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An upstream as its operator configured it.
 *
 * @param name the operator's word for it
 * @param baseUrl where its API begins, without a slash at the end; null for one without a network
 * @param key its credential; null for one without a network
 * @param version the version we speak to it; null for its API's newest
 * @param configurations what to collect for where its version demands that and callers cannot say
 * @param live whether real money is behind it
 * @param keyWindow how long it honours an idempotency key; null: not at all
 * @param sandbox only where it is the sandbox
 */
public record UpstreamSettings(
    String name,
    @Nullable URI baseUrl,
    @Nullable Secret key,
    @Nullable String version,
    List<String> configurations,
    boolean live,
    @Nullable Duration keyWindow,
    SandboxRules sandbox) {
  public UpstreamSettings {
    configurations = List.copyOf(configurations);
  }
}
