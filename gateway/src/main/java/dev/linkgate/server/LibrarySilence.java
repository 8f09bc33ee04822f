package dev.linkgate.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Lets no library log below WARN, whatever levels are set: below it they print heads and bodies.
 * Named in {@code logback.xml}.
 */
public final class LibrarySilence extends TurboFilter {
  private static final String OURS = "dev.linkgate";

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] params,
      @Nullable Throwable thrown) {
    return level.isGreaterOrEqual(Level.WARN) || logger.getName().startsWith(OURS)
        ? FilterReply.NEUTRAL
        : FilterReply.DENY;
  }
}
