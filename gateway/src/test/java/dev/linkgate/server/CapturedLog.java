package dev.linkgate.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** What is logged, by everyone, while it is open. */
final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private static final String EXCHANGES = "dev.linkgate.exchange";

  private final List<String> all = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> exchanges = new LinkedBlockingQueue<>();
  private final Logger root;
  private final Level before;

  private CapturedLog(Level level) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    before = root.getLevel();
    root.setLevel(level);
    setContext(context);
    start();
    root.addAppender(this);
  }

  static CapturedLog at(Level level) {
    return new CapturedLog(level);
  }

  @Override
  protected void append(ILoggingEvent event) {
    StringBuilder text = new StringBuilder(event.getLoggerName()).append(' ');
    text.append(event.getFormattedMessage());
    if (event.getThrowableProxy() != null) {
      text.append(' ').append(event.getThrowableProxy().getMessage());
    }
    all.add(text.toString());
    if (event.getLoggerName().equals(EXCHANGES)) {
      exchanges.add(event.getFormattedMessage());
    }
  }

  /** The next exchange's line: it is written behind the answer, so that one may wait for it. */
  String exchange() throws InterruptedException {
    String line = exchanges.poll(5, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("no exchange was logged");
    }
    return line;
  }

  /** Everything so far. */
  List<String> all() {
    return List.copyOf(all);
  }

  @Override
  public void close() {
    root.detachAppender(this);
    root.setLevel(before);
    stop();
  }
}
