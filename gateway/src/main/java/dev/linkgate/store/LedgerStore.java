package dev.linkgate.store;

import dev.linkgate.audit.AuditEntry;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.ledger.Begun;
import dev.linkgate.ledger.Claim;
import dev.linkgate.ledger.ClaimRequest;
import dev.linkgate.ledger.Claimed;
import dev.linkgate.ledger.Ending;
import dev.linkgate.ledger.Ledger;
import dev.linkgate.ledger.LedgerKey;
import dev.linkgate.ledger.Settlement;
import dev.linkgate.store.LedgerRow.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The ledger in a database: the writer decides who wins, the readers say what became of it. */
final class LedgerStore implements Ledger {
  /** Of the 2.5 s within which a caller is told that the store is down. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final LedgerSql sql;
  private final Writer claims;
  private final Writer ends;
  private final Readers readers;
  private final Seal seal;
  private final boolean alone;
  private final boolean dropsLinks;

  /** Begins every owner of this process. */
  private final String process = UUID.randomUUID() + "/";

  private final AtomicLong owners = new AtomicLong();

  /**
   * @param claims writes who carries a request out
   * @param ends writes what came of it; on SQLite the same
   * @param alone whether no other process can hold a lease, so that those of an earlier one are
   *     over
   * @param dropsLinks whether answers go when their link has run out; only then the moment is kept,
   *     since an indexed column that changes makes PostgreSQL write every index again
   */
  LedgerStore(
      LedgerSql sql,
      Writer claims,
      Writer ends,
      Readers readers,
      Seal seal,
      boolean alone,
      boolean dropsLinks) {
    this.sql = sql;
    this.claims = claims;
    this.ends = ends;
    this.readers = readers;
    this.seal = seal;
    this.alone = alone;
    this.dropsLinks = dropsLinks;
  }

  @Override
  public Claimed claim(ClaimRequest request) {
    if (!ends.healthy()) { // what could not be ended is not begun
      throw StoreDown.because(null);
    }
    return new Claiming(request).claim();
  }

  @Override
  public Optional<Claimed> look(LedgerKey key, String request) {
    return row(key, deadline()).filter(row -> !isOver(row)).map(row -> claimed(row, key, request));
  }

  @Override
  public Optional<LedgerKey> latest(String caller, String api, String request, Duration within) {
    return readers.read(
        connection -> sql.latest(connection, caller, api, request, within), deadline());
  }

  @Override
  public Instant begun(LedgerKey key) {
    return row(key, deadline())
        .map(row -> Instant.ofEpochMilli(row.createdAt()))
        .orElseThrow(() -> StoreDown.because(null));
  }

  @Override
  public boolean settle(Claim claim, Settlement settlement, @Nullable AuditEntry audit) {
    Change change =
        switch (settlement) {
          case Settlement.Keep keep ->
              Changes.end(
                  claim,
                  State.of(keep.ending()),
                  dropsLinks ? keep.answer().linkExpiresAt() : null,
                  () -> seal.close(claim.key(), keep.answer()),
                  audit);
          case Settlement.Reopen reopen -> Changes.end(claim, State.of(reopen.begun()), audit);
          case Settlement.Forget _ -> Changes.forget(claim, audit);
        };
    ends.put(change.until(deadline()));
    return stored(change);
  }

  private static boolean stored(Change change) {
    try {
      return change.stored().get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof GatewayException known
          ? known
          : StoreDown.because(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StoreDown.because(e);
    }
  }

  private Optional<LedgerRow> row(LedgerKey key, long deadline) {
    return readers.read(connection -> sql.row(connection, key), deadline);
  }

  private Claimed claimed(LedgerRow row, LedgerKey key, String request) {
    if (!row.request().equals(request)) {
      return new Claimed.Different();
    }
    return switch (row.state()) {
      case RUNNING -> {
        long left = left(row);
        yield left > 0
            ? new Claimed.Running(Duration.ofMillis(left))
            : new Claimed.Open(Begun.ABANDONED);
      }
      case LINK -> answered(row, key, Ending.LINK);
      case REFUSED -> answered(row, key, Ending.REFUSED);
      case UNKNOWN -> answered(row, key, Ending.UNKNOWN);
      case DROPPED -> new Claimed.Dropped();
      case REOPENED_FAILED -> new Claimed.Open(Begun.FAILED);
      case REOPENED_UNKNOWN -> new Claimed.Open(Begun.UNKNOWN);
    };
  }

  private Claimed answered(LedgerRow row, LedgerKey key, Ending ending) {
    return new Claimed.Answered(ending, seal.open(key, Objects.requireNonNull(row.answer())));
  }

  /** Whether the key stands for nothing any more. */
  private boolean isOver(LedgerRow row) {
    return row.expiresAt() <= row.now() && left(row) <= 0;
  }

  /** Milliseconds for which nobody may take it over. */
  private long left(LedgerRow row) {
    return alone && !row.owner().startsWith(process) ? 0 : row.leaseUntil() - row.now();
  }

  private static long deadline() {
    return System.nanoTime() + PATIENCE.toNanos();
  }

  /** One caller's way to a key. */
  private final class Claiming {
    private final ClaimRequest request;
    private final String owner = process + owners.incrementAndGet();
    private final long deadline = deadline();

    /** What we have if the last change was stored, whether we heard of it or not. */
    private Claim ours;

    Claiming(ClaimRequest request) {
      this.request = request;
      this.ours = asNew(1);
    }

    Claimed claim() {
      boolean won = won(Changes.claim(request, owner));
      while (!won) {
        Optional<LedgerRow> read = read();
        if (read.isEmpty()) { // it went away between our two looks
          ours = asNew(1);
          won = won(Changes.claim(request, owner));
          continue;
        }
        LedgerRow row = read.get();
        if (row.owner().equals(owner)) { // stored by a commit of which nothing was heard
          break;
        }
        if (isOver(row)) {
          ours = asNew(row.fence() + 1);
          won = won(Changes.replace(request, owner, row));
          continue;
        }
        Claimed claimed = claimed(row, request.key(), request.request());
        if (!(claimed instanceof Claimed.Open(Begun begun))) {
          return claimed;
        }
        ours = takenOver(row, begun);
        won = won(Changes.takeOver(ours, request, row));
      }
      return new Claimed.Won(ours);
    }

    private Optional<LedgerRow> read() {
      try {
        return row(request.key(), deadline);
      } catch (GatewayException e) {
        claims.put(Changes.forget(ours, null)); // it may be ours, and nobody would ever end it
        throw e;
      }
    }

    private boolean won(Change change) {
      claims.put(change.until(deadline));
      try {
        return stored(change);
      } catch (GatewayException e) {
        // From here on nobody wants it: the writer leaves it out, or takes it back.
        if (!change.stored().completeExceptionally(e)
            && !change.stored().isCompletedExceptionally()) {
          return change.stored().join();
        }
        throw e;
      }
    }

    private Claim asNew(long fence) {
      return new Claim(
          request.key(),
          fence,
          owner,
          Begun.NOTHING,
          Duration.ZERO,
          request.upstream(),
          request.onward());
    }

    private Claim takenOver(LedgerRow row, Begun begun) {
      boolean anew = begun == Begun.FAILED; // for certain: it may go somewhere else this time
      return new Claim(
          request.key(),
          row.fence() + 1,
          owner,
          begun,
          Duration.ofMillis(Math.max(0, row.now() - row.createdAt())),
          anew ? request.upstream() : row.upstream(),
          anew ? request.onward() : row.onward());
    }
  }
}
