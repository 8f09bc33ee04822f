package dev.linkgate.store;

import dev.linkgate.audit.AuditEntry;
import dev.linkgate.ledger.Begun;
import dev.linkgate.ledger.Claim;
import dev.linkgate.ledger.ClaimRequest;
import dev.linkgate.ledger.LedgerKey;
import dev.linkgate.store.LedgerRow.State;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can happen to a key, with the values that {@link ChangeSql} has columns for. */
final class Changes {
  private Changes() {}

  /** Nobody had it: it is ours. */
  static Change claim(ClaimRequest request, String owner) {
    LedgerKey key = request.key();
    return Change.claim(
        Change.Kind.CLAIM,
        key,
        owner,
        () ->
            row(
                key,
                request.request(),
                request.upstream(),
                request.onward(),
                owner,
                request.lease().toMillis(),
                key.generated(),
                request.window().toMillis()),
        forget(key, owner, 1, null));
  }

  /** Its window is over: it is ours, as if nobody had had it. */
  static Change replace(ClaimRequest request, String owner, LedgerRow old) {
    LedgerKey key = request.key();
    return Change.claim(
        Change.Kind.REPLACE,
        key,
        owner,
        () ->
            row(
                key,
                old.owner(),
                old.fence(),
                request.request(),
                request.upstream(),
                request.onward(),
                owner,
                request.lease().toMillis(),
                key.generated(),
                request.window().toMillis()),
        forget(key, owner, old.fence() + 1, null));
  }

  /** Another's claim ended without an answer, or was left: it is ours. */
  static Change takeOver(Claim claim, ClaimRequest request, LedgerRow old) {
    LedgerKey key = claim.key();
    return Change.claim(
        Change.Kind.TAKE_OVER,
        key,
        claim.owner(),
        () ->
            row(
                key,
                old.owner(),
                old.fence(),
                request.request(),
                claim.upstream(),
                claim.onward(),
                claim.owner(),
                request.lease().toMillis(),
                (long) old.state().stored()),
        forget(claim, null));
  }

  /**
   * It ended with an answer.
   *
   * @param answer sealed by the writer's thread, which outlives a request: Tink keeps a source of
   *     randomness per thread, and making one takes longer than everything else about a sealing
   */
  static Change end(
      Claim claim,
      State state,
      @Nullable Instant linkExpiresAt,
      Supplier<byte[]> answer,
      @Nullable AuditEntry audit) {
    return ended(claim, state, linkExpiresAt, answer, audit);
  }

  /** It ended without one. */
  static Change end(Claim claim, State state, @Nullable AuditEntry audit) {
    return ended(claim, state, null, null, audit);
  }

  private static Change ended(
      Claim claim,
      State state,
      @Nullable Instant linkExpiresAt,
      @Nullable Supplier<byte[]> answer,
      @Nullable AuditEntry audit) {
    LedgerKey key = claim.key();
    return Change.end(
        Change.Kind.END,
        key,
        claim.owner(),
        () ->
            row(
                key,
                claim.owner(),
                claim.fence(),
                (long) state.stored(),
                linkExpiresAt == null ? null : linkExpiresAt.toEpochMilli(),
                answer == null ? null : answer.get()),
        audit);
  }

  /** As if it had not been claimed: what was known of it before is known again. */
  static Change forget(Claim claim, @Nullable AuditEntry audit) {
    return claim.begun() == Begun.NOTHING
        ? forget(claim.key(), claim.owner(), claim.fence(), audit)
        : end(claim, State.of(claim.begun()), audit);
  }

  private static Change forget(
      LedgerKey key, String owner, long fence, @Nullable AuditEntry audit) {
    return Change.end(Change.Kind.FORGET, key, owner, () -> row(key, owner, fence), audit);
  }

  /** Every row begins with the key. */
  private static @Nullable Object[] row(LedgerKey key, @Nullable Object... values) {
    @Nullable Object[] row = new @Nullable Object[3 + values.length];
    row[0] = key.caller();
    row[1] = key.api();
    row[2] = key.hash();
    System.arraycopy(values, 0, row, 3, values.length);
    return row;
  }
}
