package dev.linkgate.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads {@code callers}. */
final class CallersSection {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** Which accounts a caller reaches: any that its upstreams know, or those in its own map. */
  private static final String OWN = "own";

  private static final List<String> ACCOUNTS = List.of("any", OWN);

  private final Notes notes;
  private final Names names;
  private final SecretValues secrets;

  /** Whose each key is, to find the key that two have. */
  private final Map<CallerKey, String> owners = new LinkedHashMap<>();

  private final Map<String, Place> callers = new LinkedHashMap<>();

  CallersSection(Notes notes, Names names, SecretValues secrets) {
    this.notes = notes;
    this.names = names;
    this.secrets = secrets;
  }

  List<CallerConfig> read(Value list) {
    List<CallerConfig> read = new ArrayList<>();
    for (Value item : list.someItems("caller", "without a caller nobody can call")) {
      item.section("a caller").flatMap(this::caller).ifPresent(read::add);
    }
    return read;
  }

  private Optional<CallerConfig> caller(Section section) {
    Optional<Value> nameValue = section.need("name");
    Optional<String> name = nameValue.flatMap(Value::ownName);
    name.ifPresent(it -> nameValue.ifPresent(value -> refuseSecond(value, it)));
    String owner = name.orElse("?");
    var caller =
        new CallerConfig(
            owner,
            keys(section, owner),
            section
                .get("upstreams")
                .map(
                    it ->
                        it.words(it.someItems("upstream", "leave it out for all"), names::upstream))
                .orElse(List.of()),
            section
                .get("redirect-hosts")
                .map(
                    it ->
                        it.words(
                            it.someItems("redirect host", "leave it out for any"), Checked::host))
                .orElse(List.of()),
            section
                .get("relay")
                .map(
                    it ->
                        it.items("relay").stream().flatMap(i -> Checked.relay(i).stream()).toList())
                .orElse(List.of()),
            section
                .get("accounts")
                .flatMap(it -> it.oneOf(ACCOUNTS, "word"))
                .filter(OWN::equals)
                .isPresent(),
            section.get("faults").flatMap(Value::bool).orElse(false),
            section.get("versions").map(it -> versions(it, owner)).orElse(Map.of()));
    section.refuseOthers();
    return Optional.of(caller);
  }

  private List<CallerKey> keys(Section section, String owner) {
    List<CallerKey> keys = new ArrayList<>();
    section
        .need("keys")
        .ifPresent(
            list -> {
              for (Value item : list.someItems("key", "a caller needs a key")) {
                key(item, owner).ifPresent(keys::add);
              }
            });
    return keys;
  }

  private void refuseSecond(Value value, String name) {
    Place earlier = callers.putIfAbsent(name, notes.placeOf(value.node()));
    if (earlier != null) {
      value.wrong(
          "a second caller %s; the first is in line %d"
              .formatted(Notes.shown(name), earlier.line()));
    }
  }

  private Optional<CallerKey> key(Value item, String owner) {
    Optional<CallerKey> key = item.node() instanceof MappingNode ? hashed(item) : plain(item);
    if (key.isEmpty()) {
      return key;
    }
    String earlier = owners.putIfAbsent(key.get(), owner);
    if (earlier == null) {
      return key;
    }
    return item.wrong(
        earlier.equals(owner)
            ? "this key is in the list twice"
            : "this key is also caller " + Notes.shown(earlier) + "'s");
  }

  private static Optional<CallerKey> hashed(Value item) {
    Optional<Section> section = item.section("a key");
    if (section.isEmpty()) {
      return Optional.empty();
    }
    Optional<Value> value = section.get().need("sha256");
    section.get().refuseOthers();
    Optional<String> hash = value.flatMap(Value::text).map(text -> text.toLowerCase(Locale.ROOT));
    if (hash.isPresent() && !SHA256.matcher(hash.get()).matches()) {
      return value.flatMap(it -> it.wrong("sha256 must be 64 hexadecimal digits"));
    }
    return hash.map(CallerKey::new);
  }

  private Optional<CallerKey> plain(Value item) {
    Optional<SecretValues.Found> found = secrets.find(item);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String key = found.get().secret().reveal();
    if (key.length() < Keys.SHORTEST) {
      return item.wrong("a caller's key has at least " + Keys.SHORTEST + " characters");
    }
    if (Keys.form(key) == Keys.Form.MISTYPED) {
      notes.warn(item.node(), "this key begins with " + Keys.PREFIX + " but its checksum is wrong");
    }
    if (found.get().literal()) {
      notes.warn(item.node(), "this key is written out; its sha256 would do");
    }
    return Optional.of(CallerKey.of(found.get().secret()));
  }

  private Map<String, String> versions(Value value, String owner) {
    Map<String, String> versions = new LinkedHashMap<>();
    Optional<Section> section = value.section("versions of caller " + Notes.shown(owner));
    for (Section.Entry entry : section.map(Section::all).orElse(List.of())) {
      entry
          .key()
          .oneOf(names.ingresses(), "API")
          .map(names.apis()::get)
          .flatMap(api -> Checked.version(entry.value(), api))
          .ifPresent(version -> versions.put(entry.name(), version));
    }
    return versions;
  }
}
