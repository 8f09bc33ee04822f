package dev.linkgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "acct_*, acct_1, true",
    "acct_*, acct_, true",
    "acct_*, biz_acct_1, false",
    "*_1, acct_1, true",
    "*_1, acct_12, false",
    "a*b*c, aXbYbZc, true",
    "a*b*c, aXcYb, false",
    "acct_?, acct_1, true",
    "acct_?, acct_, false",
    "acct.1, acctX1, false",
    "***, anything, true",
  })
  void matchesTheWholeText(String pattern, String text, boolean matches) {
    assertThat(new Glob(pattern).matches(text)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "*, acct_*, true",
    "acct_*, acct_1, true",
    "acct_*, *, false",
    "a*, a*b, true",
    "a*b, a*, false",
    "a?, a*, false",
    "a*, a?, true",
    "*a*, ba*, true",
    "?*, *?, true",
    "*, ?, true",
  })
  void coversWhatItAlwaysMatches(String wide, String narrow, boolean covers) {
    assertThat(new Glob(wide).covers(new Glob(narrow))).isEqualTo(covers);
  }

  @Test
  void neverClaimsToCoverATextItDoesNotMatch() {
    var random = new Random(42);
    List<String> texts = random.ints(400, 0, 81).mapToObj(n -> word(n, "ab")).toList();
    for (int i = 0; i < 3000; i++) {
      var wide = new Glob(word(random.nextInt(1024), "ab*?"));
      var narrow = new Glob(word(random.nextInt(1024), "ab*?"));
      if (wide.covers(narrow)) {
        assertThat(texts).filteredOn(narrow::matches).allMatch(wide::matches);
      }
    }
  }

  @Test
  void manyStarsDoNotMakeItSlow() {
    assertThat(new Glob("*a".repeat(60) + "b").matches("a".repeat(5000))).isFalse();
  }

  private static String word(int number, String letters) {
    var word = new StringBuilder();
    for (int n = number; n > 0; n /= letters.length()) {
      word.append(letters.charAt(n % letters.length()));
    }
    return word.toString();
  }
}
