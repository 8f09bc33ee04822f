package dev.linkgate.contract.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words in a name such as {@code company_id} or {@code companyId}. */
final class NameWords {
  private static final Pattern WORD = Pattern.compile("[A-Z]*[a-z0-9]+|[A-Z]+");

  private NameWords() {}

  static List<String> of(String name) {
    List<String> words = new ArrayList<>();
    var found = WORD.matcher(name);
    while (found.find()) {
      words.add(found.group().toLowerCase(Locale.ROOT));
    }
    return words;
  }

  /** Two names as one, written like the first. */
  static String joined(String like, String second) {
    if (like.isEmpty() || Character.isLowerCase(like.charAt(0))) {
      return like + "_" + second;
    }
    StringBuilder name = new StringBuilder(like);
    for (String word : of(second)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return name.toString();
  }
}
