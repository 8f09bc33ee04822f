package dev.linkgate.store;

import dev.linkgate.accounts.AccountBook.ImportRow;
import dev.linkgate.accounts.AccountBook.Imported;
import dev.linkgate.accounts.AccountBook.Wrong;
import dev.linkgate.accounts.AccountEntry;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.store.ImportTurn.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Enters a file of accounts, all of it or nothing: its words are sorted, staged, checked where they
 * lie, and applied. Each of these in small pieces, so that the ledger, which shares the writer,
 * hardly waits. Once checked, rows are applied whatever happens: a process that dies leaves them to
 * the next.
 */
final class AccountImport {
  private static final int LONGEST_SHOWN = 200;

  private final Database database;
  private final Path directory;
  private final AtomicLong applied = new AtomicLong();
  private volatile boolean closing;

  /**
   * @param directory where files may lie for a while
   */
  AccountImport(Database database, Path directory) {
    this.database = database;
    this.directory = directory;
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
      } catch (SQLException | IOException | RuntimeException e) {
        abandon(turn, e);
        throw e;
      }
    } catch (SQLException | IOException e) {
      throw StoreDown.because(e);
    }
  }

  private Imported load(ImportTurn turn, Iterator<ImportRow> rows)
      throws SQLException, IOException {
    clear();
    var wrong = new WrongRows();
    long read = 0;
    Files.createDirectories(directory);
    try (var sort = new WordSort(directory)) {
      read = read(rows, sort, wrong);
      new Staging(database, turn, wrong).all(sort);
    }
    step(turn, State.STAGING, State.CHECKING);
    if (!database.isOurs()) { // SQLite's planner needs no figures here, and would hold the writer
      database.patiently(StagedRows::analyze);
    }
    database.patiently(it -> StagedRows.check(it, wrong));
    if (wrong.any()) {
      step(turn, State.CHECKING, State.NONE);
      clear();
      return wrong.imported();
    }
    step(turn, State.CHECKING, State.APPLYING);
    rollForward();
    return new Imported(read, List.of(), 0);
  }

  private static long read(Iterator<ImportRow> rows, WordSort sort, WrongRows wrong)
      throws IOException {
    long number = 0;
    while (rows.hasNext()) {
      ImportRow row = rows.next();
      AccountEntry entry = row.entry();
      if (entry == null) {
        wrong.add(new Wrong(row.line(), String.valueOf(row.problem())));
        continue;
      }
      number++;
      for (AccountWord word : AccountWord.of(entry)) {
        sort.add(new StagedWord(word, row.line(), number));
      }
    }
    return number;
  }

  private void step(ImportTurn turn, State from, State to) throws SQLException {
    write(it -> turn.step(it, from, to));
  }

  private void write(Database.Task change) throws SQLException {
    database.write(
        it -> {
          change.on(it);
          return true;
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

  /**
   * Forgets what a process that died had not checked. To be called before anything else.
   *
   * @throws StoreException when it cannot be written
   */
  static void forgetDead(Database database) throws StoreException {
    if (!database.isOurs()) { // it may be another node's, and alive
      return;
    }
    try {
      database.write(
          it -> {
            ImportTurn.forgetDead(it);
            return true;
          });
    } catch (SQLException e) {
      throw new StoreException("the store cannot be written: " + e.getMessage(), e);
    }
  }

  /** Applies what is checked and not applied yet; several processes may do so at one time. */
  void rollForward() {
    var turn = new ImportTurn(database);
    try {
      inPieces((it, from, size) -> applySome(it, turn, from, size));
    } catch (SQLException e) {
      throw StoreDown.because(e);
    }
  }

  private long applySome(Connection connection, ImportTurn turn, long from, int size)
      throws SQLException {
    if (!turn.joinApplying(connection)) {
      return -1;
    }
    if (!database.isOurs()) {
      StagedRows.byKey(connection);
    }
    long next = StagedRows.apply(connection, from, size);
    if (next < 0) {
      ImportTurn.end(connection);
    }
    return next;
  }

  private void clear() throws SQLException {
    inPieces(StagedRows::drop);
  }

  /** Some of what has to be done. */
  @FunctionalInterface
  private interface Piece {
    /**
     * @return where to go on; -1 when all is done
     */
    long on(Connection connection, long from, int size) throws SQLException;
  }

  private void inPieces(Piece piece) throws SQLException {
    var pace = new Pace(database.isOurs());
    long from = 0;
    while (from >= 0 && !closing) {
      long at = from;
      long began = System.nanoTime();
      from = database.write(it -> piece.on(it, at, pace.size()));
      pace.took(System.nanoTime() - began);
      applied.incrementAndGet();
    }
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
