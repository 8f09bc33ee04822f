package dev.linkgate.console.tryit;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.linkgate.admin.Endpoint;
import dev.linkgate.admin.Query;
import dev.linkgate.config.CallerConfig;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.UpstreamConfig;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Who may call, where links can come from, and where callers reach the gateway. */
public final class AboutPage {
  /** A caller; the names are the names in the JSON, and stay. */
  record Caller(String name, List<String> upstreams, Map<String, String> versions) {}

  /** An upstream. */
  record Upstream(String name, String api, boolean live) {}

  /** All of it. */
  record About(
      @JsonProperty("callers-url") URI callersUrl,
      List<Caller> callers,
      List<Upstream> upstreams) {}

  private final Supplier<Configuration> configuration;
  private final Supplier<URI> callersUrl;

  /**
   * @param callersUrl where callers reach the gateway, without a slash at the end
   */
  public AboutPage(Supplier<Configuration> configuration, Supplier<URI> callersUrl) {
    this.configuration = configuration;
    this.callersUrl = callersUrl;
  }

  /** The one page. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "about",
            asked -> {
              var _ = new Query(asked.query());
              return about(configuration.get());
            }));
  }

  private About about(Configuration current) {
    return new About(
        callersUrl.get(),
        current.callers().stream().map(AboutPage::caller).toList(),
        current.upstreams().values().stream().map(AboutPage::upstream).toList());
  }

  private static Caller caller(CallerConfig caller) {
    return new Caller(caller.name(), caller.upstreams(), caller.versions());
  }

  private static Upstream upstream(UpstreamConfig upstream) {
    return new Upstream(upstream.name(), upstream.api(), upstream.live());
  }
}
