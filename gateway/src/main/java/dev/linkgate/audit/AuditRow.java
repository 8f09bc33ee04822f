package dev.linkgate.audit;

/**
 * A stored entry.
 *
 * @param id in the order of storing
 */
public record AuditRow(long id, AuditEntry entry) {}
