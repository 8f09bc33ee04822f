package dev.linkgate.routing;

import dev.linkgate.config.RouteConfig;
import java.util.List;

/**
 * What became of one route when a request was routed.
 *
 * @param unmet the keys of its conditions that the request does not meet
 */
public record RouteCheck(RouteConfig route, Verdict verdict, List<String> unmet) {
  /** Taken or not, and why. */
  public enum Verdict {
    TAKEN,
    NOT_MATCHED,
    /** It matches too, but an earlier one was taken. */
    TOO_LATE,
    /** The request was refused before routes were looked at. */
    NOT_REACHED,
    /** No route of the file: an operator chose the upstream. */
    CHOSEN,
    /** Not looked at, since the upstream was chosen. */
    PASSED_OVER
  }

  public RouteCheck {
    unmet = List.copyOf(unmet);
  }
}
