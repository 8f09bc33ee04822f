package dev.linkgate.adapter.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Json;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Parameter;
import dev.linkgate.canonical.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parameters of a request, or of an object in it, checked while they are read.
 *
 * @param tree what was sent
 * @param at the object's own name; empty for the request
 * @param form whether the API writes names as forms do: {@code a[b]}, not {@code a.b}
 */
record Params(ObjectNode tree, String at, boolean form) {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");

  private static final int MAX_EMAIL = 254;

  /** As long as any text a provider documents for an account. */
  private static final int MAX_TEXT = 5_000;

  // Stripe's limits of metadata.
  private static final int MAX_LABELS = 50;
  private static final int MAX_LABEL_NAME = 40;
  private static final int MAX_LABEL = 500;

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /** A text; empty where there is none. Null says the same as leaving it out. */
  Optional<String> text(String name) {
    JsonNode node = tree.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      throw wrong(name, Reason.PARAMETER_INVALID, "must be a string");
    }
    if (node.textValue().isEmpty()) {
      throw wrong(name, Reason.PARAMETER_EMPTY, "must not be empty");
    }
    if (node.textValue().length() > MAX_TEXT) {
      throw wrong(
          name, Reason.PARAMETER_TOO_LONG, "must be at most " + MAX_TEXT + " characters long");
    }
    return Optional.of(node.textValue());
  }

  /**
   * A text that has to be there.
   *
   * @throws GatewayException also where it is empty
   */
  String need(String name) {
    return text(name)
        .orElseThrow(
            () ->
                invalid(
                    name(name),
                    Reason.PARAMETER_MISSING,
                    "Missing required param: " + name(name) + "."));
  }

  Optional<String> oneOf(String name, List<String> words) {
    Optional<String> text = text(name);
    text.filter(word -> !words.contains(word))
        .ifPresent(
            _ -> {
              throw wrong(name, Reason.PARAMETER_INVALID, "must be one of " + listed(words));
            });
    return text;
  }

  Optional<String> email(String name) {
    Optional<String> text = text(name);
    text.filter(it -> it.length() > MAX_EMAIL || !EMAIL.matcher(it).matches())
        .ifPresent(
            _ -> {
              throw new GatewayException(
                  Failure.invalid(
                          Reason.PARAMETER_INVALID,
                          new Parameter.Own(name(name)),
                          "Invalid " + name(name) + ": not an email address")
                      .coded("email_invalid"));
            });
    return text;
  }

  /** A country in two letters, as capitals. */
  Optional<String> country(String name) {
    Optional<String> country = text(name).map(text -> text.toUpperCase(Locale.ROOT));
    country
        .filter(it -> !COUNTRIES.contains(it))
        .ifPresent(
            _ -> {
              throw wrong(name, Reason.PARAMETER_INVALID, "must be a country in two letters");
            });
    return country;
  }

  /** The parameters within an object; none where it is missing. */
  Params within(String name) {
    JsonNode node = tree.path(name);
    boolean none = node.isMissingNode() || node.isNull();
    if (!none && !node.isObject()) {
      throw wrong(name, Reason.PARAMETER_INVALID, "must be an object");
    }
    return new Params(node instanceof ObjectNode object ? object : Json.object(), name(name), form);
  }

  /** Short texts under names of the platform's own. */
  ObjectNode labels(String name) {
    if (tree.path(name).isTextual() && tree.path(name).textValue().isEmpty()) {
      return Json.object(); // how a form says that there are none
    }
    Params labels = within(name);
    if (labels.tree.size() > MAX_LABELS) {
      throw wrong(name, Reason.PARAMETER_INVALID, "must have at most " + MAX_LABELS + " keys");
    }
    for (var label : labels.tree.properties()) {
      if (label.getKey().length() > MAX_LABEL_NAME) {
        throw wrong(
            name, Reason.PARAMETER_TOO_LONG, "a key has at most " + MAX_LABEL_NAME + " characters");
      }
      if (!label.getValue().isTextual()) {
        throw labels.wrong(label.getKey(), Reason.PARAMETER_INVALID, "must be a string");
      }
      if (label.getValue().textValue().length() > MAX_LABEL) {
        throw labels.wrong(
            label.getKey(),
            Reason.PARAMETER_TOO_LONG,
            "must be at most " + MAX_LABEL + " characters long");
      }
    }
    return labels.tree;
  }

  /** Refuses what is none of these. */
  void only(Set<String> known) {
    for (var field : tree.properties()) {
      if (!known.contains(field.getKey())) {
        throw invalid(
            name(field.getKey()),
            Reason.PARAMETER_UNKNOWN,
            "Received unknown parameter: " + name(field.getKey()));
      }
    }
  }

  /** A parameter's whole name. */
  String name(String inner) {
    return at.isEmpty() ? inner : form ? at + "[" + inner + "]" : at + "." + inner;
  }

  boolean has(String name) {
    return tree.hasNonNull(name);
  }

  GatewayException wrong(String name, Reason reason, String why) {
    String whole = name(name);
    return invalid(whole, reason, "Invalid " + whole + ": " + why);
  }

  static GatewayException invalid(String name, Reason reason, String message) {
    return new GatewayException(Failure.invalid(reason, new Parameter.Own(name), message));
  }

  static String listed(List<String> words) {
    return words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public String toString() {
    return "Params[" + at + "]"; // the tree may be personal
  }
}
