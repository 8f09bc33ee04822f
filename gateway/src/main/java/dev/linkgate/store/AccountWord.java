package dev.linkgate.store;

import dev.linkgate.accounts.AccountEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A word that leads to a sub-merchant, as a row has it.
 *
 * @param merchant the caller's own word for the sub-merchant
 * @param ids all its ids, where it is that word; null where it is one of the ids
 */
record AccountWord(String caller, String word, String merchant, @Nullable String ids) {
  private static final char BETWEEN_IDS = ' ';
  private static final char BEFORE_ID = '=';

  static final Comparator<AccountWord> ORDER =
      Comparator.comparing(AccountWord::caller).thenComparing(AccountWord::word);

  /** Every word of an entry, its own first. */
  static List<AccountWord> of(AccountEntry entry) {
    List<AccountWord> words = new ArrayList<>(entry.ids().size() + 1);
    words.add(
        new AccountWord(entry.caller(), entry.merchant(), entry.merchant(), written(entry.ids())));
    for (String id : entry.ids().values()) {
      words.add(new AccountWord(entry.caller(), id, entry.merchant(), null));
    }
    return words;
  }

  /** The entry whose own word this is. */
  AccountEntry entry() {
    return new AccountEntry(caller, merchant, read(Objects.requireNonNull(ids)));
  }

  private static String written(Map<String, String> ids) {
    return ids.entrySet().stream()
        .map(id -> id.getKey() + BEFORE_ID + id.getValue())
        .collect(Collectors.joining(String.valueOf(BETWEEN_IDS)));
  }

  private static Map<String, String> read(String written) {
    Map<String, String> ids = new TreeMap<>();
    int from = 0;
    while (from < written.length()) {
      int to = written.indexOf(BETWEEN_IDS, from);
      int end = to < 0 ? written.length() : to;
      int middle = written.indexOf(BEFORE_ID, from);
      ids.put(written.substring(from, middle), written.substring(middle + 1, end));
      from = end + 1;
    }
    return ids;
  }
}
