package dev.linkgate.accounts;

import dev.linkgate.canonical.GatewayException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account map, to be kept. A change is seen here at once, on other nodes within seconds. While
 * an import is being checked and applied, every other change is refused with {@code IN_PROGRESS}.
 */
public interface AccountBook extends AccountMap {
  /**
   * A page of entries in the order of caller and merchant.
   *
   * @param caller null for all
   * @param search a prefix of any of an entry's words; null for all
   * @param after the last entry of the page before; null for the first page
   * @throws GatewayException for {@code STORE_DOWN} when it cannot be read
   */
  List<AccountEntry> list(
      @Nullable String caller, @Nullable String search, @Nullable AccountEntry after, int limit);

  /**
   * Enters one sub-merchant, or replaces it.
   *
   * @return what stands against it, in one line each; empty when it is entered
   * @throws GatewayException for {@code STORE_DOWN} when it is not certain that it is
   */
  List<String> set(AccountEntry entry);

  /**
   * Removes one sub-merchant.
   *
   * @return whether there was one
   * @throws GatewayException for {@code STORE_DOWN} when it is not certain that there is none now
   */
  boolean remove(String caller, String merchant);

  /**
   * Enters all, or none. Entering the same again changes nothing. A gateway that dies while the
   * checked rows are being entered goes on with them when it starts.
   *
   * @return what stands against it, or how many entries there were
   * @throws GatewayException for {@code STORE_DOWN} when it is not certain; then try the same again
   */
  Imported load(Iterator<ImportRow> rows);

  /**
   * A row as it was read.
   *
   * @param line where it stands, for what is wrong with it
   * @param entry null when the row could not be read
   * @param problem why; null when it could
   */
  record ImportRow(long line, @Nullable AccountEntry entry, @Nullable String problem) {}

  /**
   * What came of an import.
   *
   * @param entries how many were entered; 0 when a row is wrong
   * @param wrong every row that is wrong, the first 1,000 of them
   * @param wrongInAll how many rows are wrong
   */
  record Imported(long entries, List<Wrong> wrong, long wrongInAll) {
    public Imported {
      wrong = List.copyOf(wrong);
    }
  }

  /** A row that is wrong, and why. */
  record Wrong(long line, String problem) {}
}
