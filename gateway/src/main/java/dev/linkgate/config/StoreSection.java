package dev.linkgate.config;

import dev.linkgate.canonical.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code store}. */
final class StoreSection {
  private static final String DROP = "drop-after-expiry";
  private static final List<String> LINKS = List.of("keep", DROP);

  /** What seals answers is as strong as the secret it stands for. */
  private static final int SHORTEST_KEY = 32;

  /** Less would purge what an operator has not read yet. */
  private static final Duration SHORTEST_AUDIT = Duration.ofHours(1);

  /** Ten years, the longest that books are commonly kept. */
  private static final Duration LONGEST_AUDIT = Duration.ofDays(3660);

  private static final int FEWEST_AUDIT_ROWS = 1_000;
  private static final int MOST_AUDIT_ROWS = 999_999_999;

  private final SecretValues secrets;
  private final Path directory;

  /**
   * @param directory what a relative path is relative to
   */
  StoreSection(SecretValues secrets, Path directory) {
    this.secrets = secrets;
    this.directory = directory;
  }

  Optional<StoreConfig> read(Value value) {
    Optional<Section> read = value.section("store");
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Section store = read.get();
    Optional<StoreConfig> place = store.need("url").flatMap(this::place);
    Optional<Value> user = store.get("user");
    Optional<Value> password = store.get("password");
    if (place.filter(StoreConfig::isFile).isPresent()) {
      user.ifPresent(it -> it.wrong("an SQLite file has no user"));
      password.ifPresent(it -> it.wrong("an SQLite file has no password"));
    }
    Optional<String> name = user.flatMap(Value::text);
    Optional<Secret> word = password.flatMap(this::reference);
    List<Secret> keys = store.get("keys").map(this::keys).orElse(List.of());
    boolean drops =
        store.get("links").flatMap(it -> it.oneOf(LINKS, "word")).filter(DROP::equals).isPresent();
    Optional<Section> audit = store.get("audit").flatMap(it -> it.section("store.audit"));
    Duration age = audit.flatMap(StoreSection::age).orElse(StoreConfig.DEFAULT_AUDIT_AGE);
    long rows = audit.flatMap(StoreSection::rows).orElse(StoreConfig.DEFAULT_AUDIT_ROWS);
    audit.ifPresent(Section::refuseOthers);
    store.refuseOthers();
    return place.map(
        it ->
            new StoreConfig(
                it.url(),
                name.orElse(null),
                word.orElse(null),
                it.directory(),
                keys,
                drops,
                age,
                rows));
  }

  private static Optional<Duration> age(Section audit) {
    return audit
        .get("keep")
        .flatMap(
            it -> it.duration(SHORTEST_AUDIT, LONGEST_AUDIT, "a duration such as 12h or 100d"));
  }

  private static Optional<Long> rows(Section audit) {
    return audit
        .get("rows")
        .flatMap(it -> it.count(FEWEST_AUDIT_ROWS, MOST_AUDIT_ROWS))
        .map(Integer::longValue);
  }

  private Optional<StoreConfig> place(Value value) {
    Optional<String> text = value.text();
    try {
      return text.map(url -> StoreUrl.read(directory, url));
    } catch (IllegalArgumentException e) {
      return value.wrong(String.valueOf(e.getMessage()));
    }
  }

  private Optional<Secret> reference(Value value) {
    Optional<SecretValues.Found> found = secrets.find(value);
    if (found.filter(SecretValues.Found::literal).isPresent()) {
      return value.wrong(value.name() + " is written out: use ${env:NAME} or ${file:path}");
    }
    return found.map(SecretValues.Found::secret);
  }

  private List<Secret> keys(Value list) {
    List<Secret> keys = new ArrayList<>();
    for (Value item : list.someItems("key", "leave it out to have one derived from the secret")) {
      Optional<Secret> key = reference(item);
      if (key.isPresent() && key.get().reveal().length() < SHORTEST_KEY) {
        item.wrong("a sealing key needs at least " + SHORTEST_KEY + " characters");
      } else if (key.filter(keys::contains).isPresent()) {
        item.wrong("this key is in the list twice");
      } else {
        key.ifPresent(keys::add);
      }
    }
    return keys;
  }
}
