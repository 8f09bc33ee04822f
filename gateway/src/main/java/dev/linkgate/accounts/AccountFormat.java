package dev.linkgate.accounts;

import dev.linkgate.accounts.AccountBook.ImportRow;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.Iterator;
import java.util.Locale;

/** How accounts are written in a file; read and written as a stream, UTF-8 with or without mark. */
public enum AccountFormat {
  /** A first line {@code caller,merchant} and a column for each account space. */
  CSV {
    @Override
    public Iterator<ImportRow> read(Reader in, AccountRules rules) throws IOException {
      return new CsvAccounts(in, rules);
    }

    @Override
    public void write(Iterator<AccountEntry> entries, Writer out, AccountRules rules)
        throws IOException {
      CsvAccounts.write(entries, out, rules.spaces());
    }
  },
  /** An array, or objects one after the other, each with caller, merchant and ids by space. */
  JSON {
    @Override
    public Iterator<ImportRow> read(Reader in, AccountRules rules) throws IOException {
      return new JsonAccounts(in, rules);
    }

    @Override
    public void write(Iterator<AccountEntry> entries, Writer out, AccountRules rules)
        throws IOException {
      JsonAccounts.write(entries, out);
    }
  };

  /** In lower case, as in options and queries. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Its rows, each checked by itself; when it cannot be read further, the last one says why.
   *
   * @throws IOException when it cannot be read at all; a later failure is an UncheckedIOException
   */
  public abstract Iterator<ImportRow> read(Reader in, AccountRules rules) throws IOException;

  /** Writes a file that {@link #read} reads. */
  public abstract void write(Iterator<AccountEntry> entries, Writer out, AccountRules rules)
      throws IOException;
}
