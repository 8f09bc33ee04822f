package dev.linkgate.accounts;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** All entries, read page by page while they are taken. */
public final class AllAccounts implements Iterator<AccountEntry> {
  /** Some 100 KB. */
  private static final int PAGE = 1_000;

  private final AccountBook book;
  private final @Nullable String caller;
  private Iterator<AccountEntry> page = List.<AccountEntry>of().iterator();
  private @Nullable AccountEntry last;
  private boolean ended;

  /**
   * @param caller null for all
   */
  public AllAccounts(AccountBook book, @Nullable String caller) {
    this.book = book;
    this.caller = caller;
  }

  /** Reads the next page, when there is one and it is time. */
  public void begin() {
    if (!page.hasNext() && !ended) {
      List<AccountEntry> read = book.list(caller, null, last, PAGE);
      ended = read.size() < PAGE;
      page = read.iterator();
    }
  }

  @Override
  public boolean hasNext() {
    begin();
    return page.hasNext();
  }

  @Override
  public AccountEntry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    AccountEntry entry = page.next();
    last = entry;
    return entry;
  }
}
