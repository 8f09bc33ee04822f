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
 * @param keyword the schema's own word for the rule, such as {@code maxLength}
 * @param at where the document states the rule, a JSON pointer
 */
public record Violation(
    List<String> path,
    Rule rule,
    List<String> allowed,
    @Nullable Integer limit,
    String keyword,
    String at) {

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

  /** The path as a JSON pointer (RFC 6901). */
  public String pointer() {
    StringBuilder pointer = new StringBuilder();
    for (String step : path) {
      pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
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
