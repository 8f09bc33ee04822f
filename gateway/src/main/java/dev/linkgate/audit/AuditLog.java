package dev.linkgate.audit;

import dev.linkgate.canonical.GatewayException;
import java.util.List;

/** The audit of exchanges. */
public interface AuditLog {
  /**
   * Takes an entry that no ledger commit carries; written soon, in a batch. Never blocks, never
   * throws: what does not fit while the store is down is counted and lost.
   */
  void add(AuditEntry entry);

  /**
   * The rows that match.
   *
   * @throws GatewayException for {@code STORE_DOWN} when it cannot be read
   */
  List<AuditRow> query(AuditQuery query);
}
