package dev.linkgate.accounts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What an entry of the account map may look like, whatever else is in the map. */
public final class AccountRules {
  /** Twice the longest id of a provider. */
  private static final int LONGEST = 200;

  private final Map<String, Predicate<String>> spaces;
  private final Supplier<? extends Collection<String>> callers;

  /**
   * @param spaces account space to what its ids look like
   * @param callers the names of those there are
   */
  public AccountRules(
      Map<String, Predicate<String>> spaces, Supplier<? extends Collection<String>> callers) {
    this.spaces = new TreeMap<>(spaces);
    this.callers = callers;
  }

  /** The account spaces, in the order of their names. */
  public List<String> spaces() {
    return List.copyOf(spaces.keySet());
  }

  /** What is wrong with an entry in itself, in one line each. */
  public List<String> problems(AccountEntry entry) {
    List<String> problems = new ArrayList<>();
    if (!callers.get().contains(entry.caller())) {
      problems.add("there is no caller " + shown(entry.caller()));
    }
    if (!isWord(entry.merchant())) {
      problems.add("a merchant has 1 to " + LONGEST + " visible characters and no spaces");
    }
    spaces.forEach(
        (space, looksLikeIt) -> {
          if (looksLikeIt.test(entry.merchant())) {
            problems.add(
                shown(entry.merchant()) + " is no merchant: it looks like an id of " + space);
          }
        });
    if (entry.ids().isEmpty()) {
      problems.add("it has no id: give " + String.join(" or ", spaces.keySet()));
    }
    entry.ids().forEach((space, id) -> problem(space, id, problems));
    return problems;
  }

  private void problem(String space, String id, List<String> problems) {
    Predicate<String> looksLikeIt = spaces.get(space);
    if (looksLikeIt == null) {
      problems.add("there is no account space " + shown(space) + ", only " + spaces());
    } else if (!isWord(id) || !looksLikeIt.test(id)) {
      problems.add(shown(id) + " is no id of " + space);
    }
  }

  private static boolean isWord(String word) {
    return !word.isEmpty()
        && word.length() <= LONGEST
        && word.codePoints()
            .noneMatch(
                c ->
                    Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE
                        || Character.getType(c) == Character.UNASSIGNED);
  }

  private static String shown(String word) {
    String clean = word.codePoints().anyMatch(Character::isISOControl) ? "…" : word;
    return '"' + (clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean) + '"';
  }
}
