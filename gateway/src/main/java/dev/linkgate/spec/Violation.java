package dev.linkgate.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a body does not fit its schema.
 *
 * @param path names and indexes down to the offending value, or to where it should be
 * @param rule which rule it breaks
 * @param allowed the values an enum takes, empty for other rules
 * @param limit the length a string may have, null for other rules
 */
public record Violation(
    List<String> path, Rule rule, List<String> allowed, @Nullable Integer limit) {

  /** The rules our documents use. */
  public enum Rule {
    MISSING,
    UNKNOWN,
    ENUM,
    TYPE,
    TOO_LONG,
    OTHER
  }

  public Violation {
    path = List.copyOf(path);
    allowed = List.copyOf(allowed);
  }

  /** The parameter in brackets style, {@code use_case[account_onboarding][return_url]}. */
  public String parameter() {
    return brackets(path);
  }

  /** A path in brackets style. */
  public static String brackets(List<String> path) {
    StringBuilder name = new StringBuilder();
    for (String step : path) {
      if (name.isEmpty()) {
        name.append(step);
      } else {
        name.append('[').append(step).append(']');
      }
    }
    return name.toString();
  }
}
