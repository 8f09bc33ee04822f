package dev.linkgate.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rows to read. A null filter lets everything pass.
 *
 * @param account merchant, account as asked, or account as the upstream knows it
 * @param statusFrom lowest status
 * @param statusTo highest status
 * @param from earliest beginning
 * @param to latest beginning
 * @param after only rows with a higher id, oldest first; null: newest first
 * @param before only rows with a lower id
 * @param limit rows at most
 */
public record AuditQuery(
    @Nullable String caller,
    @Nullable String ingress,
    @Nullable String upstream,
    @Nullable String fault,
    @Nullable String account,
    @Nullable String requestId,
    @Nullable Integer statusFrom,
    @Nullable Integer statusTo,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Long after,
    @Nullable Long before,
    int limit) {
  /** The same from another row on. */
  public AuditQuery from(Long id) {
    return new AuditQuery(
        caller,
        ingress,
        upstream,
        fault,
        account,
        requestId,
        statusFrom,
        statusTo,
        from,
        to,
        after == null ? null : id,
        after == null ? id : before,
        limit);
  }
}
