package dev.linkgate.cli;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.ApiFacts;
import dev.linkgate.config.ConfigFile;
import dev.linkgate.config.Credentials;
import dev.linkgate.config.Loaded;
import dev.linkgate.config.UpstreamConfig;
import dev.linkgate.contract.verify.Destination;
import dev.linkgate.contract.verify.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The server a verification is about: an upstream of the configuration, or any URL. */
record VerifyTargets(
    List<ApiFacts> apis, List<Adapter> adapters, Map<String, String> env, InputStream in) {

  /** What the command line says of the server. */
  static final class Options {
    @Option(
        names = "--upstream",
        paramLabel = "NAME",
        description = "An upstream of the configuration, asked directly.")
    private @Nullable String upstream;

    @Option(
        names = "--url",
        paramLabel = "URL",
        description = "Any server; where the document's paths begin, as base-url of an upstream.")
    private @Nullable String url;

    @Option(names = "--api", paramLabel = "API", description = "The API that URL claims.")
    private @Nullable String api;

    @Option(
        names = "--api-version",
        paramLabel = "V",
        description = "The version to speak; the upstream's own, or the newest document.")
    private @Nullable String version;

    @Option(
        names = "--key-env",
        paramLabel = "VAR",
        description = "The variable that holds the key for URL; else it is read from stdin.")
    private @Nullable String keyVariable;

    @Option(
        names = "--account",
        paramLabel = "ID",
        description = "An account the server has; else those of the document's examples.")
    private @Nullable String account;

    @Option(names = "--live", description = "Real links may be made.")
    private boolean live;

    @Option(names = "--allow-http", description = "The key may go over the network in clear.")
    private boolean allowHttp;

    @Option(
        names = "--strict",
        description = "An undocumented field of an answer is a violation, not a note.")
    private boolean strict;
  }

  /** A server, and how long it may take. */
  record Found(Target target, Duration connect, Duration total) {
    Destination open() {
      return new Destination(target.base().getHost(), connect, total);
    }
  }

  Found find(Options asked, ConfigOption config) throws IOException {
    if ((asked.upstream == null) == (asked.url == null)) {
      throw usage("name either --upstream NAME or --url URL");
    }
    try {
      return asked.upstream == null ? url(asked) : upstream(asked, config);
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private Found url(Options asked) throws IOException {
    if (asked.api == null) {
      throw usage("--url needs --api, one of " + names());
    }
    URI base = base(String.valueOf(asked.url));
    if (!asked.allowHttp && !Credentials.safeTo(base)) {
      throw usage("--url must be https, on loopback, or allowed with --allow-http");
    }
    Target target =
        Target.of(
            adapter(asked.api),
            asked.version,
            base,
            key(asked.keyVariable),
            asked.account,
            false,
            asked.live,
            true,
            asked.strict);
    return new Found(
        target, UpstreamConfig.DEFAULT_CONNECT_TIMEOUT, UpstreamConfig.DEFAULT_TIMEOUT);
  }

  private Found upstream(Options asked, ConfigOption config) {
    if (asked.api != null || asked.keyVariable != null) {
      throw usage("--api and --key-env belong to --url; an upstream has its own");
    }
    UpstreamConfig upstream = configured(String.valueOf(asked.upstream), config);
    if (upstream.baseUrl() == null) {
      throw usage(
          "upstream '"
              + upstream.name()
              + "' has no network; start the gateway, and verify its URL");
    }
    Target target =
        Target.of(
            adapter(upstream.api()),
            asked.version == null ? upstream.apiVersion() : asked.version,
            upstream.baseUrl(),
            Objects.requireNonNull(upstream.apiKey(), "api-key"),
            asked.account,
            upstream.live(),
            asked.live,
            upstream.keyWindow() != null,
            asked.strict);
    return new Found(target, upstream.connectTimeout(), upstream.timeout());
  }

  private UpstreamConfig configured(String name, ConfigOption config) {
    Path file =
        config
            .file()
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.CONFIGURATION,
                        "there is no linkgate.yaml here; name a file with --config FILE"));
    return switch (ConfigFile.load(file, apis, env)) {
      case Loaded.Ok ok ->
          ok.configuration()
              .upstream(name)
              .orElseThrow(() -> usage("no upstream '" + name + "' in " + file));
      case Loaded.Refused refused ->
          throw new CommandFailure(
              ExitCode.CONFIGURATION,
              refused.errors().stream().map(Object::toString).collect(Collectors.joining("\n")));
    };
  }

  private Adapter adapter(String name) {
    return adapters.stream()
        .filter(adapter -> adapter.api().name().equals(name))
        .findFirst()
        .orElseThrow(() -> usage("no API '" + name + "'; there are " + names()));
  }

  private String names() {
    return adapters.stream()
        .filter(adapter -> adapter.ingress().isPresent())
        .map(adapter -> adapter.api().name())
        .collect(Collectors.joining(", "));
  }

  /** What is wrong is said without the text: it may hold a password. */
  private static URI base(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '/') {
      end--;
    }
    URI uri;
    try {
      uri = new URI(text.substring(0, end));
    } catch (URISyntaxException e) {
      throw usage("--url is not a URL");
    }
    boolean http = "http".equalsIgnoreCase(uri.getScheme());
    if ((!http && !"https".equalsIgnoreCase(uri.getScheme())) || uri.getHost() == null) {
      throw usage("--url must begin with https:// or http:// and a host");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw usage("--url must have no user, query or fragment; keys come by --key-env or stdin");
    }
    return uri;
  }

  private Secret key(@Nullable String variable) throws IOException {
    String key;
    if (variable != null) {
      key = env.getOrDefault(variable, "");
    } else {
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      key = Objects.requireNonNullElse(lines.readLine(), "");
    }
    key = key.strip();
    if (key.isEmpty()) {
      throw usage(
          variable == null
              ? "no key came on stdin; write it there, or name a variable with --key-env"
              : "the variable " + variable + " is not set");
    }
    if (key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw usage("the key has characters that no header may have");
    }
    return new Secret(key);
  }

  private static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }
}
