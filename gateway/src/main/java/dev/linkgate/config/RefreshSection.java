package dev.linkgate.config;

import dev.linkgate.canonical.Secret;
import dev.linkgate.config.RefreshConfig.Authenticate;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code refresh}. */
final class RefreshSection {
  /** In place of whom to ask: whoever has the URL is let in. */
  private static final String NOBODY = "none";

  /** What seals is as strong as the secret it stands for. */
  private static final int SHORTEST_KEY = 32;

  private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);

  /** A refresh URL is a key to an account's onboarding; who needs it longer makes a new one. */
  private static final Duration LONGEST_LIFE = Duration.ofDays(30);

  private static final int MOST_USES = 1_000;
  private static final int MOST_PER_MINUTE = 100_000;
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(10);

  /** Nobody waits longer for a page. */
  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(30);

  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  /** They describe the connection, or are what we say ourselves. */
  private static final Set<String> OURS =
      Set.of(
          "host", "connection", "content-length", "transfer-encoding", "expect", "te", "upgrade");

  private final SecretValues secrets;

  RefreshSection(SecretValues secrets) {
    this.secrets = secrets;
  }

  Optional<RefreshConfig> read(Value value) {
    Optional<Section> read = value.section("refresh");
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Section refresh = read.get();
    @Nullable URI baseUrl = refresh.get("base-url").flatMap(RefreshSection::safeUrl).orElse(null);
    List<Secret> keys = refresh.get("key").map(this::keys).orElse(List.of());
    Optional<Value> authenticate = refresh.get("authenticate");
    if (authenticate.isEmpty()) {
      value.wrong(
          "refresh lacks the key \"authenticate\": write { url: … } to have your application asked"
              + " who may have a link, or none to give one to everyone who has the refresh URL");
    }
    @Nullable Authenticate asked =
        authenticate.filter(it -> !it.said(NOBODY)).flatMap(RefreshSection::asked).orElse(null);
    Duration life =
        refresh
            .get("life")
            .flatMap(it -> it.duration(SHORTEST_LIFE, LONGEST_LIFE))
            .orElse(RefreshConfig.DEFAULT_LIFE);
    int uses =
        refresh
            .get("uses")
            .flatMap(it -> it.count(1, MOST_USES))
            .orElse(RefreshConfig.DEFAULT_USES);
    Optional<Section> rate =
        refresh.get("per-minute").flatMap(it -> it.section("refresh.per-minute"));
    int perLink = rate(rate, "link", RefreshConfig.DEFAULT_PER_LINK);
    int perCaller = rate(rate, "caller", RefreshConfig.DEFAULT_PER_CALLER);
    rate.ifPresent(Section::refuseOthers);
    refresh.refuseOthers();
    return Optional.of(new RefreshConfig(baseUrl, keys, asked, life, uses, perLink, perCaller));
  }

  private static int rate(Optional<Section> rate, String key, int otherwise) {
    return rate.flatMap(it -> it.get(key))
        .flatMap(it -> it.count(1, MOST_PER_MINUTE))
        .orElse(otherwise);
  }

  private static Optional<Authenticate> asked(Value value) {
    Optional<Section> read = value.section("authenticate");
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Section section = read.get();
    boolean allowHttp = section.get("allow-http").flatMap(Value::bool).orElse(false);
    Optional<URI> url = section.need("url").flatMap(it -> asSaid(it, allowHttp));
    List<String> forward =
        section
            .get("forward")
            .map(it -> it.words(it.items("header"), RefreshSection::header))
            .orElse(List.of());
    Duration timeout =
        section
            .get("timeout")
            .flatMap(it -> it.duration(SHORTEST_TIMEOUT, LONGEST_TIMEOUT))
            .orElse(Authenticate.DEFAULT_TIMEOUT);
    section.refuseOthers();
    return url.map(it -> new Authenticate(it, forward, timeout));
  }

  private static Optional<String> header(Value value) {
    Optional<String> name = value.text().map(text -> text.toLowerCase(Locale.ROOT));
    if (name.isEmpty()) {
      return Optional.empty();
    }
    boolean ours =
        OURS.contains(name.get())
            || name.get().startsWith("linkgate-")
            || name.get().startsWith("x-forwarded-");
    return HEADER.matcher(name.get()).matches() && !ours
        ? name
        : value.wrong(
            "%s is no header of a visitor's to pass on".formatted(Notes.shown(name.get())));
  }

  /** With the slash at its end, which to many frameworks is another path. */
  private static Optional<URI> asSaid(Value value, boolean allowHttp) {
    Optional<URI> url = Checked.url(value);
    if (url.isPresent() && !Credentials.safeTo(url.get()) && !allowHttp) {
      return value.wrong("url must be https, on loopback, or allowed with allow-http: true");
    }
    boolean slash = value.raw().filter(text -> text.endsWith("/")).isPresent();
    return slash ? url.map(it -> URI.create(it + "/")) : url;
  }

  private static Optional<URI> safeUrl(Value value) {
    Optional<URI> url = Checked.url(value);
    return url.isPresent() && !Credentials.safeTo(url.get())
        ? value.wrong(value.name() + " must be https, or on loopback")
        : url;
  }

  /** One, or several while rotating. */
  private List<Secret> keys(Value value) {
    List<Value> items =
        value.node() instanceof SequenceNode
            ? value.someItems("key", "leave it out to have one derived from the secret")
            : List.of(value);
    List<Secret> keys = new ArrayList<>();
    for (Value item : items) {
      key(item)
          .ifPresent(
              key -> {
                if (keys.contains(key)) {
                  item.wrong("this key is in the list twice");
                }
                keys.add(key);
              });
    }
    return keys;
  }

  private Optional<Secret> key(Value value) {
    Optional<SecretValues.Found> found = secrets.find(value);
    if (found.filter(SecretValues.Found::literal).isPresent()) {
      return value.wrong(value.name() + " is written out: use ${env:NAME} or ${file:path}");
    }
    Optional<Secret> key = found.map(SecretValues.Found::secret);
    return key.isPresent() && key.get().reveal().length() < SHORTEST_KEY
        ? value.wrong("a sealing key needs at least " + SHORTEST_KEY + " characters")
        : key;
  }
}
