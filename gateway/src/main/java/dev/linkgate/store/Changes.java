package dev.linkgate.store;

import static dev.linkgate.store.LedgerSql.bindKey;

import dev.linkgate.audit.AuditEntry;
import dev.linkgate.ledger.Begun;
import dev.linkgate.ledger.Claim;
import dev.linkgate.ledger.ClaimRequest;
import dev.linkgate.ledger.LedgerKey;
import dev.linkgate.store.LedgerRow.State;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can happen to a key. */
final class Changes {
  private Changes() {}

  /** Nobody had it: it is ours. */
  static Change claim(ClaimRequest request, String owner) {
    return Change.claim(
        Change.Kind.CLAIM,
        request.key(),
        statement -> {
          int at = bindKey(statement, 1, request.key());
          statement.setBoolean(at++, request.key().generated());
          statement.setString(at++, request.request());
          statement.setString(at++, request.upstream());
          statement.setString(at++, request.onward());
          statement.setString(at++, owner);
          statement.setLong(at++, request.lease().toMillis());
          statement.setLong(at++, request.window().toMillis());
          bindKey(statement, at, request.key());
        },
        forget(request.key(), owner, 1, null));
  }

  /** Its window is over: it is ours, as if nobody had had it. */
  static Change replace(ClaimRequest request, String owner, LedgerRow old) {
    return Change.claim(
        Change.Kind.REPLACE,
        request.key(),
        statement -> {
          int at = 1;
          statement.setBoolean(at++, request.key().generated());
          statement.setString(at++, request.request());
          statement.setString(at++, request.upstream());
          statement.setString(at++, request.onward());
          statement.setString(at++, owner);
          statement.setLong(at++, request.lease().toMillis());
          statement.setLong(at++, request.window().toMillis());
          bindMine(statement, at, request.key(), old.owner(), old.fence());
        },
        forget(request.key(), owner, old.fence() + 1, null));
  }

  /** Another's claim ended without an answer, or was left: it is ours. */
  static Change takeOver(Claim claim, ClaimRequest request, LedgerRow old) {
    return Change.claim(
        Change.Kind.TAKE_OVER,
        claim.key(),
        statement -> {
          int at = 1;
          statement.setString(at++, claim.upstream());
          statement.setString(at++, claim.onward());
          statement.setString(at++, claim.owner());
          statement.setLong(at++, request.lease().toMillis());
          at = bindMine(statement, at, claim.key(), old.owner(), old.fence());
          statement.setInt(at, old.state().stored());
        },
        forget(claim, null));
  }

  /** It ended. */
  static Change end(
      Claim claim,
      State state,
      @Nullable Instant linkExpiresAt,
      byte @Nullable [] answer,
      @Nullable AuditEntry audit) {
    return Change.end(
        Change.Kind.END,
        claim.key(),
        statement -> {
          statement.setInt(1, state.stored());
          if (linkExpiresAt == null) {
            statement.setNull(2, Types.BIGINT);
          } else {
            statement.setLong(2, linkExpiresAt.toEpochMilli());
          }
          statement.setBytes(3, answer);
          bindMine(statement, 4, claim.key(), claim.owner(), claim.fence());
        },
        audit);
  }

  /** As if it had not been claimed: what was known of it before is known again. */
  static Change forget(Claim claim, @Nullable AuditEntry audit) {
    return claim.begun() == Begun.NOTHING
        ? forget(claim.key(), claim.owner(), claim.fence(), audit)
        : end(claim, State.of(claim.begun()), null, null, audit);
  }

  private static Change forget(
      LedgerKey key, String owner, long fence, @Nullable AuditEntry audit) {
    return Change.end(
        Change.Kind.FORGET, key, statement -> bindMine(statement, 1, key, owner, fence), audit);
  }

  private static int bindMine(
      PreparedStatement statement, int from, LedgerKey key, String owner, long fence)
      throws SQLException {
    int at = bindKey(statement, from, key);
    statement.setString(at, owner);
    statement.setLong(at + 1, fence);
    return at + 2;
  }
}
