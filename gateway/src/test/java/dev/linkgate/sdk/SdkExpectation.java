package dev.linkgate.sdk;

import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What an SDK with two retries does about one event, seen by running it; a row per event in {@code
 * sdk/attempts.txt}.
 *
 * @param event a status, alone or with {@code retry=true} or {@code retry=false} for the header
 *     that overrules the SDK, or a wire event's name
 * @param errorClass simple name
 * @param attempts POSTs that arrive in all
 */
public record SdkExpectation(SdkCaller caller, String event, String errorClass, int attempts) {
  /** What every row was measured with. */
  public static final int RETRIES = 2;

  /** Every event of every caller. */
  public static List<SdkExpectation> all() {
    List<SdkExpectation> all = new ArrayList<>();
    SdkCaller caller = SdkCaller.STRIPE_JAVA_V1;
    for (String line : lines()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[")) {
        caller = SdkCaller.valueOf(line.substring(1, line.length() - 1));
        continue;
      }
      String[] cells = line.split(" +\\| +", -1);
      all.add(new SdkExpectation(caller, cells[0], cells[1], Integer.parseInt(cells[2])));
    }
    return List.copyOf(all);
  }

  /** The row of this caller for this event. */
  public static SdkExpectation of(SdkCaller caller, String event) {
    return all().stream()
        .filter(row -> row.caller == caller && row.event.equals(event))
        .findFirst()
        .orElseThrow();
  }

  /** The status of the event, 0 for a wire event. */
  public int status() {
    return Character.isDigit(event.charAt(0)) ? Integer.parseInt(event.substring(0, 3)) : 0;
  }

  /**
   * The options the row was measured with; only silence needs a time limit: longer than a busy
   * machine takes to write.
   */
  public SdkOptions options() {
    SdkOptions options = SdkOptions.DEFAULT.withRetries(RETRIES);
    return event.equals("SILENCE") ? options.withTimeout(Duration.ofMillis(1500)) : options;
  }

  /** The event as an upstream plays it, in the caller's own API. */
  public Reply reply() {
    if (status() == 0) {
      return Reply.WireEvent.valueOf(event);
    }
    Reply.Answer answer = DocumentedAnswers.error(caller.api(), status());
    int retry = event.indexOf("retry=");
    String header = caller.isWhop() ? "x-should-retry" : "Stripe-Should-Retry";
    return retry < 0 ? answer : answer.with(header, event.substring(retry + "retry=".length()));
  }

  private static List<String> lines() {
    try (InputStream in = SdkExpectation.class.getResourceAsStream("/sdk/attempts.txt")) {
      if (in == null) {
        throw new IllegalStateException("no sdk/attempts.txt on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return caller + ", " + event;
  }
}
