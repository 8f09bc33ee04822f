package dev.linkgate.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A word of an import.
 *
 * @param line where its row is
 * @param row the number of its row, since several may be in one line
 */
record StagedWord(AccountWord word, long line, long row) {
  static final Comparator<StagedWord> ORDER =
      Comparator.comparing(StagedWord::word, AccountWord.ORDER).thenComparingLong(StagedWord::row);

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(word.caller());
    out.writeUTF(word.word());
    out.writeUTF(word.merchant());
    String ids = word.ids();
    out.writeUTF(ids == null ? "" : ids);
    out.writeLong(line);
    out.writeLong(row);
  }

  /**
   * @return null at the end
   */
  static @Nullable StagedWord read(DataInputStream in) throws IOException {
    String caller;
    try {
      caller = in.readUTF();
    } catch (EOFException end) {
      return null;
    }
    String word = in.readUTF();
    String merchant = in.readUTF();
    String ids = in.readUTF();
    return new StagedWord(
        new AccountWord(caller, word, merchant, ids.isEmpty() ? null : ids),
        in.readLong(),
        in.readLong());
  }
}
