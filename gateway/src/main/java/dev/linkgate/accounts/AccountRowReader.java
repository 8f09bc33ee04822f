package dev.linkgate.accounts;

import dev.linkgate.accounts.AccountBook.ImportRow;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows one after the other, until the end or something after which nothing can be read. */
abstract class AccountRowReader implements Iterator<ImportRow> {
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  final AccountRules rules;
  private @Nullable ImportRow next;
  private boolean ended;

  AccountRowReader(AccountRules rules) {
    this.rules = rules;
  }

  /** The next row; null at the end. */
  abstract @Nullable ImportRow readRow() throws IOException;

  /** The line that is being read. */
  abstract long line();

  /** What a broken file's message says; null when the failure is not the file's. */
  abstract @Nullable String brokenBy(IOException e);

  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      next = advance();
      ended |= next == null;
    }
    return next != null;
  }

  @Override
  public ImportRow next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    ImportRow row = next;
    next = null;
    return row;
  }

  private @Nullable ImportRow advance() {
    try {
      return readRow();
    } catch (UncheckedIOException e) {
      return last(Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      return last(e);
    }
  }

  private ImportRow last(IOException e) {
    String problem = e instanceof CharacterCodingException ? "this is not UTF-8" : brokenBy(e);
    if (problem == null) {
      throw new UncheckedIOException(e);
    }
    ended = true;
    return new ImportRow(line(), null, problem + "; nothing after it was read");
  }

  /** The row, or what is wrong with it. */
  ImportRow checked(long line, AccountEntry entry) {
    List<String> problems = rules.problems(entry);
    return problems.isEmpty()
        ? new ImportRow(line, entry, null)
        : wrong(line, String.join("; ", problems));
  }

  static ImportRow wrong(long line, String problem) {
    return new ImportRow(line, null, problem);
  }

  /** The same without a byte order mark. */
  static Reader unmarked(Reader in) throws IOException {
    var pushback = new PushbackReader(in);
    int first = pushback.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      pushback.unread(first);
    }
    return pushback;
  }
}
