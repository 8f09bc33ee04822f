package dev.linkgate.audit;

import dev.linkgate.canonical.GatewayException;
import java.util.Optional;

/** The audit of exchanges. */
public interface AuditLog {
  /**
   * Takes an entry that no ledger commit carries; written soon, in a batch. Never blocks, never
   * throws: what does not fit while the store is down is counted and lost.
   */
  void add(AuditEntry entry);

  /**
   * The rows that match, as far as it looked.
   *
   * @throws GatewayException for {@code STORE_DOWN} when it cannot be read
   */
  AuditPage query(AuditQuery query);

  /**
   * One exchange with its detail.
   *
   * @param id the row's, or the request's
   * @throws GatewayException for {@code STORE_DOWN} when it cannot be read
   */
  Optional<AuditRow> find(String id);
}
