package dev.linkgate.store;

import dev.linkgate.accounts.AccountBook.ImportRow;
import dev.linkgate.accounts.AccountBook.Imported;
import dev.linkgate.accounts.AccountBook.Wrong;
import dev.linkgate.accounts.AccountEntry;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.store.ImportTurn.State;
import dev.linkgate.store.StagedRows.Staged;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Enters a file of accounts, all of it or nothing: its rows are staged, checked where they lie, and
 * applied. Each of these in small pieces, so that the ledger, which shares the writer, hardly
 * waits. Once checked, rows are applied whatever happens: a process that dies leaves them to the
 * next.
 */
final class AccountImport {
  private static final int LONGEST_SHOWN = 200;

  private final Database database;
  private final AtomicLong applied = new AtomicLong();
  private volatile boolean closing;

  AccountImport(Database database) {
    this.database = database;
  }

  /** Changes with each piece that is applied here. */
  long applied() {
    return applied.get();
  }

  /** Ends what is under way between two pieces. */
  void close() {
    closing = true;
  }

  /**
   * To be called first in a change of single entries.
   *
   * @throws GatewayException while the rows of an import are being checked or applied
   */
  void refuseOthers(Connection connection) throws SQLException {
    State state = new ImportTurn(database).look(connection);
    if (state == State.CHECKING || state == State.APPLYING) {
      throw ImportTurn.busy();
    }
  }

  Imported load(Iterator<ImportRow> rows) {
    var turn = new ImportTurn(database);
    try {
      rollForward();
      if (!database.write(turn::take)) {
        throw ImportTurn.busy();
      }
      try {
        return load(turn, rows);
      } catch (SQLException | RuntimeException e) {
        abandon(turn, e);
        throw e;
      }
    } catch (SQLException e) {
      throw StoreDown.because(e);
    }
  }

  private Imported load(ImportTurn turn, Iterator<ImportRow> rows) throws SQLException {
    clear();
    var wrong = new WrongRows();
    long staged = stage(turn, rows, wrong);
    step(turn, State.STAGING, State.CHECKING);
    if (!database.isOurs()) { // SQLite's planner needs no figures here, and would hold the writer
      database.write(
          it -> {
            StagedRows.analyze(it);
            return null;
          });
    }
    database.read(
        it -> {
          StagedRows.check(it, wrong);
          return null;
        });
    if (wrong.any()) {
      step(turn, State.CHECKING, State.NONE);
      clear();
      return wrong.imported();
    }
    step(turn, State.CHECKING, State.APPLYING);
    rollForward();
    return new Imported(staged, List.of(), 0);
  }

  private void step(ImportTurn turn, State from, State to) throws SQLException {
    database.write(
        it -> {
          turn.step(it, from, to);
          return null;
        });
  }

  /** What was staged may stay: the next import begins with clearing. */
  private void abandon(ImportTurn turn, Exception why) {
    for (State state : List.of(State.STAGING, State.CHECKING)) {
      try {
        step(turn, state, State.NONE);
      } catch (GatewayException notThere) {
        // it is the other state, or somebody else's turn
      } catch (SQLException e) {
        why.addSuppressed(e);
      }
    }
  }

  private long stage(ImportTurn turn, Iterator<ImportRow> rows, WrongRows wrong)
      throws SQLException {
    var pace = new Pace(database.isOurs());
    List<Staged> waiting = new ArrayList<>();
    long seq = 0;
    while (rows.hasNext()) {
      ImportRow row = rows.next();
      AccountEntry entry = row.entry();
      if (entry == null) {
        wrong.add(new Wrong(row.line(), String.valueOf(row.problem())));
      } else {
        waiting.add(new Staged(seq++, row.line(), entry));
      }
      if (waiting.size() >= pace.size()) {
        stage(turn, waiting, pace);
        waiting.clear();
      }
    }
    stage(turn, waiting, pace);
    return seq;
  }

  private void stage(ImportTurn turn, List<Staged> rows, Pace pace) throws SQLException {
    long began = System.nanoTime();
    database.write(
        it -> {
          turn.step(it, State.STAGING, State.STAGING);
          StagedRows.insert(it, rows);
          return null;
        });
    pace.took(System.nanoTime() - began);
  }

  /** Forgets what a process that died had not checked. To be called before anything else. */
  static void forgetDead(Database database) throws SQLException {
    if (database.isOurs()) { // else it may be another node's, and alive
      database.write(
          it -> {
            ImportTurn.forgetDead(it);
            return null;
          });
    }
  }

  /** Applies what is checked and not applied yet; several processes may do so at one time. */
  void rollForward() {
    var pace = new Pace(database.isOurs());
    var turn = new ImportTurn(database);
    long from = 0;
    try {
      while (from >= 0 && !closing) {
        long at = from;
        long began = System.nanoTime();
        from = database.write(it -> applySome(it, turn, at, pace.size()));
        pace.took(System.nanoTime() - began);
        applied.incrementAndGet();
      }
    } catch (SQLException e) {
      throw StoreDown.because(e);
    }
  }

  /**
   * @return where the next rows may be; -1 when there are none
   */
  private static long applySome(Connection connection, ImportTurn turn, long from, int size)
      throws SQLException {
    if (!turn.joinApplying(connection)) {
      return -1;
    }
    long first = StagedRows.first(connection, from);
    if (first < 0) {
      ImportTurn.end(connection);
      return -1;
    }
    StagedRows.apply(connection, first, first + size - 1);
    return first + size;
  }

  private void clear() throws SQLException {
    var pace = new Pace(database.isOurs());
    long from = 0;
    while (from >= 0) {
      long at = from;
      long began = System.nanoTime();
      from = database.write(it -> clearSome(it, at, pace.size()));
      pace.took(System.nanoTime() - began);
    }
  }

  private static long clearSome(Connection connection, long from, int size) throws SQLException {
    long first = StagedRows.first(connection, from);
    if (first < 0) {
      return -1;
    }
    StagedRows.drop(connection, first, first + size - 1);
    return first + size;
  }

  /** A word that another merchant has. */
  static String taken(String word, String merchant) {
    return shown(word) + " belongs to merchant " + shown(merchant) + " already";
  }

  static String shown(String word) {
    return '"'
        + (word.length() > LONGEST_SHOWN ? word.substring(0, LONGEST_SHOWN) + "…" : word)
        + '"';
  }
}
