package dev.linkgate.status;

/**
 * A piece of time, as a chart shows it.
 *
 * @param count exchanges that ended in it
 * @param errors those of them that failed on the upstream's side
 * @param medianMillis at most 41 % above the true one
 * @param longestMillis the slowest one
 */
public record Point(long count, long errors, double medianMillis, double longestMillis) {
  static final Point NOTHING = new Point(0, 0, 0, 0);
}
