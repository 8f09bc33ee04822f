package dev.linkgate.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query found. It looks at a limited number of rows, so that it always answers soon.
 *
 * @param rows those that match, as many as were asked for at most, without the bodies
 * @param further where to go on; null when there is nothing left
 * @param latest the id of the last row there was, whatever was asked for: what came since is after
 *     it; 0 for none
 */
public record AuditPage(List<AuditRow> rows, @Nullable Further further, long latest) {
  public AuditPage {
    rows = List.copyOf(rows);
  }

  /**
   * How far was looked.
   *
   * @param id what {@link AuditQuery#before} or {@link AuditQuery#after} is to be
   * @param at when the last row that was looked at began; null where none was
   */
  public record Further(long id, @Nullable Instant at) {}
}
