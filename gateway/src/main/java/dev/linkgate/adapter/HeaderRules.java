package dev.linkgate.adapter;

import java.util.Set;

/**
 * The headers of one provider's own that a relayed exchange carries, beside those of HTTP itself.
 * Names are in lower case; one that ends in an asterisk stands for all that begin so.
 *
 * @param request from the caller on to the provider
 * @param answer from the provider back to the caller
 */
public record HeaderRules(Set<String> request, Set<String> answer) {
  public HeaderRules {
    request = Set.copyOf(request);
    answer = Set.copyOf(answer);
  }

  /** Whether a list of names lets a header pass. */
  public static boolean listed(Set<String> names, String lowerCaseName) {
    if (names.contains(lowerCaseName)) {
      return true;
    }
    for (String name : names) {
      if (name.endsWith("*") && lowerCaseName.startsWith(name.substring(0, name.length() - 1))) {
        return true;
      }
    }
    return false;
  }
}
