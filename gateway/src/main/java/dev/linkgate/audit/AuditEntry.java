package dev.linkgate.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One exchange, without its link and without any credential. What was not known, or never came to
 * be, is null.
 *
 * @param at when it began
 * @param ingress the API it spoke
 * @param version the version it spoke
 * @param route the operation, or what else was asked for, without ids
 * @param upstreamVersion the version we spoke to the upstream
 * @param merchant the caller's own word for the account, where the account map knows it
 * @param account the account as it was asked for
 * @param upstreamAccount the account as the upstream knows it
 * @param purpose the canonical purpose
 * @param status as answered; 0 when the connection ended before
 * @param fault whose, when it failed
 * @param kind of failure, in lower case
 * @param lost what was asked and not sent, in the caller's words
 * @param took from the request's first byte to this row
 * @param upstreamRequestId the upstream's id of the request
 * @param keyHash of the idempotency key, as the ledger has it
 * @param replayed whether the answer was a stored one
 * @param relayed whether the caller's own bytes went on
 * @param detail what else is known of it
 */
public record AuditEntry(
    String requestId,
    Instant at,
    @Nullable String caller,
    @Nullable String ingress,
    @Nullable String version,
    String method,
    @Nullable String route,
    @Nullable String upstream,
    @Nullable String upstreamVersion,
    @Nullable String merchant,
    @Nullable String account,
    @Nullable String upstreamAccount,
    @Nullable String purpose,
    int status,
    @Nullable String fault,
    @Nullable String kind,
    List<String> lost,
    Duration took,
    @Nullable String upstreamRequestId,
    @Nullable String keyHash,
    boolean replayed,
    boolean relayed,
    AuditDetail detail) {
  public AuditEntry {
    lost = List.copyOf(lost);
  }
}
