package dev.linkgate.store;

import dev.linkgate.audit.AuditEntry;
import dev.linkgate.ledger.LedgerKey;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One statement that waits to be written, and who waits for it. Done again when in doubt. */
final class Change {
  /**
   * In the order of a batch, which with the order of keys is the same on every node: two nodes then
   * never wait for each other.
   */
  enum Kind {
    END,
    FORGET,
    TAKE_OVER,
    REPLACE,
    CLAIM,
    AUDIT
  }

  static final Comparator<Change> BY_KEY =
      Comparator.comparing(
          (Change change) -> change.key,
          Comparator.nullsFirst(
              Comparator.comparing(LedgerKey::caller)
                  .thenComparing(LedgerKey::api)
                  .thenComparing(LedgerKey::hash)));

  private final Kind kind;
  private final @Nullable LedgerKey key;
  private final Supplier<@Nullable Object[]> row;
  private final String owner;
  private final @Nullable AuditEntry audit;
  private final @Nullable Change undoing;
  private final CompletableFuture<Boolean> stored = new CompletableFuture<>();

  /** Of {@link System#nanoTime}; set before the change is handed to the writer. */
  private @Nullable Long deadline;

  private Change(
      Kind kind,
      @Nullable LedgerKey key,
      String owner,
      Supplier<@Nullable Object[]> row,
      @Nullable AuditEntry audit,
      @Nullable Change undoing) {
    this.kind = kind;
    this.key = key;
    this.owner = owner;
    this.row = row;
    this.audit = audit;
    this.undoing = undoing;
  }

  /**
   * A claim.
   *
   * @param undoing takes it back when its caller is gone
   */
  static Change claim(
      Kind kind, LedgerKey key, String owner, Supplier<@Nullable Object[]> row, Change undoing) {
    return new Change(kind, key, owner, row, null, undoing);
  }

  /** A claim's end. */
  static Change end(
      Kind kind,
      LedgerKey key,
      String owner,
      Supplier<@Nullable Object[]> row,
      @Nullable AuditEntry audit) {
    return new Change(kind, key, owner, row, audit, null);
  }

  /** An exchange without a claim. */
  static Change audit(AuditEntry entry) {
    return new Change(Kind.AUDIT, null, "", Change::noRow, entry, null);
  }

  /** Writes nothing. */
  static Change nothing() {
    return new Change(Kind.AUDIT, null, "", Change::noRow, null, null);
  }

  /** So long somebody waits for it, of {@link System#nanoTime}. */
  Change until(long nanos) {
    deadline = nanos;
    return this;
  }

  /** Fails when somebody has waited for it until the deadline; says whether it did so now. */
  boolean tellsLate(long now) {
    return deadline != null
        && deadline - now < 0
        && !stored.isDone()
        && stored.completeExceptionally(StoreDown.because(null));
  }

  Kind kind() {
    return kind;
  }

  private static @Nullable Object[] noRow() {
    return new @Nullable Object[0];
  }

  /** Its values, in the order of its statement's columns; asked for by the writer's thread. */
  @Nullable Object[] row() {
    return row.get();
  }

  /** Whose row it is afterwards: of its kind, the only one of this owner. */
  String owner() {
    return owner;
  }

  /** What the audit gets in the same commit. */
  @Nullable AuditEntry audited() {
    return audit;
  }

  boolean isClaim() {
    return undoing != null;
  }

  /** What to write when a claim was stored, or may have been, and its caller is gone. */
  @Nullable Change undoing() {
    return undoing;
  }

  /** Whether it changed a row; fails when it cannot be stored. */
  CompletableFuture<Boolean> stored() {
    return stored;
  }
}
