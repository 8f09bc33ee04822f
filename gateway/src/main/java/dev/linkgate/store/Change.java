package dev.linkgate.store;

import dev.linkgate.audit.AuditEntry;
import dev.linkgate.ledger.LedgerKey;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
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

  /** Sets a statement's parameters. */
  @FunctionalInterface
  interface Binding {
    void on(PreparedStatement statement) throws SQLException;
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
  private final Binding binding;
  private final @Nullable AuditEntry audit;
  private final @Nullable Change undoing;
  private final CompletableFuture<Boolean> stored = new CompletableFuture<>();

  private Change(
      Kind kind,
      @Nullable LedgerKey key,
      Binding binding,
      @Nullable AuditEntry audit,
      @Nullable Change undoing) {
    this.kind = kind;
    this.key = key;
    this.binding = binding;
    this.audit = audit;
    this.undoing = undoing;
  }

  /**
   * A claim.
   *
   * @param undoing takes it back when its caller is gone
   */
  static Change claim(Kind kind, LedgerKey key, Binding binding, Change undoing) {
    return new Change(kind, key, binding, null, undoing);
  }

  /** A claim's end. */
  static Change end(Kind kind, LedgerKey key, Binding binding, @Nullable AuditEntry audit) {
    return new Change(kind, key, binding, audit, null);
  }

  /** An exchange without a claim. */
  static Change audit(AuditEntry entry) {
    return new Change(Kind.AUDIT, null, statement -> AuditRows.bind(statement, entry), entry, null);
  }

  Kind kind() {
    return kind;
  }

  void bind(PreparedStatement statement) throws SQLException {
    binding.on(statement);
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
