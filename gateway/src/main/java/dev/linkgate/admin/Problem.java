package dev.linkgate.admin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that cannot be answered, as problem+json (RFC 9457). */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient @Nullable Duration retryAfter;
  private final transient Map<String, Object> more;

  public Problem(int status, String detail) {
    this(status, detail, null, Map.of());
  }

  public Problem(
      int status, String detail, @Nullable Duration retryAfter, Map<String, Object> more) {
    super(detail, null, false, false);
    this.status = status;
    this.retryAfter = retryAfter;
    this.more = Map.copyOf(more);
  }

  public static Problem unknown(List<String> names, List<String> known) {
    return new Problem(
        400, "unknown query parameter " + String.join(", ", names) + "; known: " + known);
  }

  public int status() {
    return status;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** What else a program may want to know. */
  public Map<String, Object> more() {
    return more;
  }
}
