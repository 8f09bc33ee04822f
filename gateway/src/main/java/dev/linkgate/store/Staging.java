package dev.linkgate.store;

import dev.linkgate.accounts.AccountBook.Wrong;
import dev.linkgate.store.ImportTurn.State;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes sorted words down, and finds those that are there twice: they come one after the other.
 */
final class Staging {
  private final Database database;
  private final ImportTurn turn;
  private final WrongRows wrong;
  private final Pace pace;
  private final List<StagedWord> waiting = new ArrayList<>();
  private @Nullable StagedWord last;
  private long written;

  Staging(Database database, ImportTurn turn, WrongRows wrong) {
    this.database = database;
    this.turn = turn;
    this.wrong = wrong;
    this.pace = new Pace(database.isOurs());
  }

  void all(WordSort words) throws IOException, SQLException {
    words.drain(this::take);
    write();
  }

  private void take(StagedWord word) throws SQLException {
    StagedWord before = last;
    if (before != null && AccountWord.ORDER.compare(before.word(), word.word()) == 0) {
      String where =
          before.line() == word.line()
              ? " is there twice"
              : " is there also in line " + before.line();
      wrong.add(new Wrong(word.line(), AccountImport.shown(word.word().word()) + where));
      return;
    }
    last = word;
    waiting.add(word);
    if (waiting.size() >= pace.size()) {
      write();
    }
  }

  private void write() throws SQLException {
    long began = System.nanoTime();
    database.write(
        it -> {
          turn.step(it, State.STAGING, State.STAGING);
          StagedRows.insert(it, waiting, written);
          return true;
        });
    written += waiting.size();
    waiting.clear();
    pace.took(System.nanoTime() - began);
  }
}
