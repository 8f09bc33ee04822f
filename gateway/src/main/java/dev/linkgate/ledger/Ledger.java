package dev.linkgate.ledger;

import dev.linkgate.audit.AuditEntry;
import dev.linkgate.canonical.GatewayException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says who carries a request out, and remembers what came of it. Every method blocks until what it
 * says is durable, two seconds at most.
 */
public interface Ledger {
  /**
   * Claims a key, or says what it stands for.
   *
   * @throws GatewayException for {@code STORE_DOWN} when nothing is certain; the key is then not
   *     ours, and a claim that was stored nevertheless is taken back
   */
  Claimed claim(ClaimRequest request);

  /**
   * What a key stands for, without claiming it; empty when it was never claimed, or its window is
   * over.
   *
   * @param request digest of what the API takes for the same request
   * @throws GatewayException for {@code STORE_DOWN} when it cannot be read
   */
  Optional<Claimed> look(LedgerKey key, String request);

  /**
   * The generated key of a caller's latest exchange with the same request, for callers whose SDK
   * tries again without a key.
   *
   * @param within how long ago it may have begun, on the database's clock
   * @throws GatewayException for {@code STORE_DOWN} when it cannot be read
   */
  Optional<LedgerKey> latest(String caller, String api, String request, Duration within);

  /**
   * When a key was first claimed, on the database's clock: the same at every attempt.
   *
   * @throws GatewayException for {@code STORE_DOWN} when it cannot be read, or is gone
   */
  Instant begun(LedgerKey key);

  /**
   * Ends a claim, and writes the audit in the same commit.
   *
   * @param audit null to write none
   * @return false when somebody else has taken the claim over: what they say counts
   * @throws GatewayException for {@code STORE_DOWN} when it is not stored yet: it is kept in memory
   *     and tried again until it is
   */
  boolean settle(Claim claim, Settlement settlement, @Nullable AuditEntry audit);
}
