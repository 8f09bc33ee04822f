package dev.linkgate.server;

/** A stack trace without messages: a parser's message quotes what it read, which may be secret. */
final class Stack {
  /** Enough to reach our own code from any library's depth. */
  private static final int FRAMES = 60;

  /** Causes of causes; a cycle ends here too. */
  private static final int CAUSES = 5;

  private Stack() {}

  static String of(Throwable thrown) {
    StringBuilder text = new StringBuilder(2048);
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < CAUSES; depth++) {
      text.append(depth == 0 ? "" : "caused by ").append(cause.getClass().getName()).append('\n');
      StackTraceElement[] frames = cause.getStackTrace();
      for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
        text.append("  at ").append(frames[i]).append('\n');
      }
      cause = cause.getCause();
    }
    return text.toString();
  }
}
