package dev.linkgate.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Watches the whole run with the root logger at TRACE: a class fails in whose time a canary was
 * logged or printed. Found by JUnit in {@code META-INF/services}, so that no class can forget it.
 */
public final class LeakWatch implements BeforeAllCallback, AfterAllCallback {
  /** Told once at the end; an appender that sees nothing would find nothing. */
  private static final LongAdder EVENTS = new LongAdder();

  private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

  /** Every event so far, in the whole run. */
  public static long events() {
    return EVENTS.sum();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(LeakWatch.class))
        .computeIfAbsent("watching", _ -> watch(), Boolean.class);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    System.out.flush();
    System.err.flush();
    List<String> found = new ArrayList<>();
    for (String leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
      found.add(leak);
    }
    if (!found.isEmpty()) {
      throw new AssertionError(
          found.size() + " canaries in logs or output:\n" + String.join("\n", found));
    }
  }

  private static boolean watch() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
      Logger root = logback.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
      root.setLevel(Level.TRACE);
      Search search = new Search();
      search.setContext(logback);
      search.start();
      root.addAppender(search);
    }
    System.setOut(watched(System.out, "stdout"));
    System.setErr(watched(System.err, "stderr"));
    return true;
  }

  private static PrintStream watched(PrintStream plain, String name) {
    return new PrintStream(new LineSearch(plain, name), true, StandardCharsets.UTF_8);
  }

  private static void search(String where, String text) {
    String leak = Canaries.in(text);
    if (leak != null) {
      LEAKS.add(where + ": " + leak);
    }
  }

  /** Looks at every event, its arguments and its exceptions, and keeps none. */
  private static final class Search extends AppenderBase<ILoggingEvent> {
    @Override
    public synchronized void doAppend(ILoggingEvent event) {
      append(event);
    }

    @Override
    protected void append(ILoggingEvent event) {
      EVENTS.increment();
      String where = event.getLevel() + " " + event.getLoggerName();
      search(where, event.getFormattedMessage());
      search(where, event.getMDCPropertyMap().toString());
      if (event.getKeyValuePairs() != null) {
        search(where, event.getKeyValuePairs().toString());
      }
      IThrowableProxy thrown = event.getThrowableProxy();
      if (thrown != null) {
        search(where + " (exception)", ThrowableProxyUtil.asString(thrown));
      }
    }
  }

  /** Looks at every line on its way. */
  private static final class LineSearch extends java.io.OutputStream {
    /** Longer lines are looked at in pieces that overlap by more than any mark is long. */
    private static final int MOST = 8_192;

    private static final int OVERLAP = 64;

    private final PrintStream plain;
    private final String name;
    private final StringBuilder line = new StringBuilder();

    LineSearch(PrintStream plain, String name) {
      this.plain = plain;
      this.name = name;
    }

    @Override
    public synchronized void write(int b) {
      plain.write(b);
      add((char) (b & 0xFF));
    }

    @Override
    public synchronized void write(byte @Nullable [] bytes, int from, int length) {
      plain.write(bytes, from, length);
      for (int i = from; bytes != null && i < from + length; i++) {
        add((char) (bytes[i] & 0xFF));
      }
    }

    @Override
    public synchronized void flush() {
      plain.flush();
    }

    private void add(char c) {
      if (c == '\n') {
        search(name, line.toString());
        line.setLength(0);
      } else {
        line.append(c);
        if (line.length() >= MOST) {
          search(name, line.toString());
          line.delete(0, MOST - OVERLAP);
        }
      }
    }
  }
}
