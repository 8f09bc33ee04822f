package dev.linkgate.config;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A value and the key it stands under. Each reading method says what is wrong and answers nothing,
 * or answers.
 *
 * @param name of the key, for notes
 */
record Value(Notes notes, Node node, String name) {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(B|KiB|MiB|GiB)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  @Override
  public String toString() {
    return "Value[" + name + "]"; // the node may hold a secret
  }

  static String kind(Node node) {
    return switch (node) {
      case MappingNode _ -> "a mapping";
      case SequenceNode _ -> "a list";
      default -> "a single value";
    };
  }

  /** Whether nothing was written after the key. */
  boolean absent() {
    return node instanceof ScalarNode scalar
        && scalar.getScalarStyle() == ScalarStyle.PLAIN
        && (scalar.getValue().isEmpty()
            || scalar.getValue().equals("~")
            || scalar.getValue().equals("null"));
  }

  /** Whether it is this word. */
  boolean said(String word) {
    return plain() && ((ScalarNode) node).getValue().equals(word);
  }

  <T> Optional<T> wrong(String text) {
    notes.error(node, text);
    return Optional.empty();
  }

  /** The characters as written: what looks like a date or a number stays text. */
  Optional<String> raw() {
    if (node instanceof ScalarNode scalar && !absent()) {
      return Optional.of(scalar.getValue());
    }
    return wrong(name + " must be a single value, not " + (absent() ? "empty" : kind(node)));
  }

  Optional<String> text() {
    Optional<String> raw = raw();
    if (raw.isPresent() && raw.get().startsWith("${")) {
      return wrong(
          name + " is written out: ${env:…} and ${file:…} are for keys and the secret only");
    }
    if (raw.isPresent() && raw.get().isBlank()) {
      return wrong(name + " is empty");
    }
    return raw;
  }

  /** A name we choose: it appears in headers, logs and metrics. */
  Optional<String> ownName() {
    Optional<String> text = text();
    if (text.isPresent() && !NAME.matcher(text.get()).matches()) {
      return wrong(
          "a name has up to 63 letters, digits, dots, dashes and underscores: "
              + Notes.shown(text.get()));
    }
    return text;
  }

  Optional<String> oneOf(Collection<String> known, String what) {
    Optional<String> text = text();
    if (text.isPresent() && !known.contains(text.get())) {
      return wrong(
          "unknown " + what + " " + Notes.shown(text.get()) + Nearest.hint(text.get(), known));
    }
    return text;
  }

  Optional<Boolean> bool() {
    Optional<String> text = text();
    if (text.isPresent()
        && (plain() && (text.get().equals("true") || text.get().equals("false")))) {
      return text.map(Boolean::valueOf);
    }
    return text.isEmpty() ? Optional.empty() : wrong(name + " must be true or false");
  }

  private boolean plain() {
    return node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN;
  }

  Optional<Integer> count(int least, int most) {
    Optional<String> text = text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.get().matches("[0-9]{1,9}")) {
      return wrong(name + " must be a whole number");
    }
    int count = Integer.parseInt(text.get());
    return count < least || count > most
        ? wrong("%s must be from %d to %d".formatted(name, least, most))
        : Optional.of(count);
  }

  Optional<Duration> duration(Duration least, Duration most) {
    return duration(least, most, "a duration such as 500ms, 20s or 2m");
  }

  /**
   * @param form what it should look like, for the note
   */
  Optional<Duration> duration(Duration least, Duration most, String form) {
    Optional<String> text = text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = DURATION.matcher(text.get());
    if (!matcher.matches()) {
      return wrong(name + " must be " + form);
    }
    long number = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    return duration.compareTo(least) < 0 || duration.compareTo(most) > 0
        ? wrong("%s must be from %s to %s".formatted(name, say(least), say(most)))
        : Optional.of(duration);
  }

  private static String say(Duration duration) {
    if (duration.toMillisPart() > 0) {
      return duration.toMillis() + "ms";
    }
    boolean whole = duration.toDays() > 0 && duration.equals(Duration.ofDays(duration.toDays()));
    return whole ? duration.toDays() + "d" : duration.toSeconds() + "s";
  }

  Optional<Long> size(long most) {
    Optional<String> text = text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = SIZE.matcher(text.get());
    if (!matcher.matches()) {
      return wrong(name + " must be a size such as 512KiB or 32MiB");
    }
    long size =
        Long.parseLong(matcher.group(1))
            << switch (matcher.group(2)) {
              case "B" -> 0;
              case "KiB" -> 10;
              case "MiB" -> 20;
              default -> 30;
            };
    return size > most
        ? wrong("%s must be at most %dGiB".formatted(name, most >> 30))
        : Optional.of(size);
  }

  Optional<Section> section(String what) {
    return Section.of(notes, node, what);
  }

  /** Its items, each under the list's name in the singular; empty where it is no list. */
  List<Value> items(String singular) {
    if (!(node instanceof SequenceNode sequence)) {
      notes.error(node, name + " must be a list, not " + (absent() ? "empty" : kind(node)));
      return List.of();
    }
    return sequence.getValue().stream().map(item -> new Value(notes, item, singular)).toList();
  }

  /** As {@link #items}, where an empty list can only be a mistake. */
  List<Value> someItems(String singular, String instead) {
    if (node instanceof SequenceNode sequence && sequence.getValue().isEmpty()) {
      notes.error(node, name + " is an empty list; " + instead);
    }
    return items(singular);
  }

  /** Different words of a known kind. */
  List<String> words(List<Value> items, Function<Value, Optional<String>> read) {
    Map<String, Value> words = new LinkedHashMap<>();
    for (Value item : items) {
      read.apply(item)
          .ifPresent(
              word -> {
                if (words.putIfAbsent(word, item) != null) {
                  item.wrong(Notes.shown(word) + " is in the list twice");
                }
              });
    }
    return List.copyOf(words.keySet());
  }
}
