package dev.linkgate.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.RawUpstream;
import dev.linkgate.testing.RecordedRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of failure, provoked on the wire, as every SDK sees it through the gateway: the class
 * it raises, what it says, and how often it and the gateway try.
 */
@ExtendWith(SdkRun.class)
class ErrorKindsTest {
  private static final Stage STAGE = new Stage();
  private static final HttpClient OTHERS = HttpClient.newHttpClient();
  private static final List<Row> ROWS = Row.all();
  private static final Map<Row, Cell> CELLS = new HashMap<>();
  private static final Map<Cell, Event> EVENTS = new HashMap<>();

  static {
    Map<String, Event> named =
        Events.all().stream().collect(Collectors.toMap(Event::name, Function.identity()));
    for (Row row : ROWS) {
      Event event = Objects.requireNonNull(named.get(row.event()), row.event());
      Cell cell = STAGE.cell(row.caller(), event.target(row.caller()));
      event.set().accept(cell);
      CELLS.put(row, cell);
      EVENTS.put(cell, event);
    }
  }

  @BeforeAll
  static void start() {
    STAGE.start().run(ErrorKindsTest::play);
  }

  @AfterAll
  static void stop() {
    STAGE.close();
    OTHERS.shutdownNow();
  }

  static Stream<Row> rows() {
    return ROWS.stream();
  }

  private static SdkReply play(Cell cell) {
    Event event = event(cell);
    if (event.name().equals("upstream full")) {
      occupy(cell);
    }
    SdkOptions options =
        event.options().apply(SdkOptions.DEFAULT.withRetries(SdkExpectation.RETRIES));
    SdkCaller caller = cell.caller();
    ObjectNode params = caller.link("account_onboarding", caller.sampleAccount(), options);
    event.params().accept(cell, params);
    return cell.create(event.key() == null ? cell.key() : event.key(), options, params);
  }

  /** Another call of the same caller holds the one place its upstream has. */
  private static void occupy(Cell cell) {
    HttpRequest call =
        HttpRequest.newBuilder(URI.create(STAGE.url() + "/api/v1/account_links"))
            .header("Authorization", "Bearer " + cell.key())
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    SdkCaller.WHOP42
                        .link("account_onboarding", Target.BIZ, SdkOptions.DEFAULT)
                        .toString()))
            .build();
    var _ = OTHERS.sendAsync(call, HttpResponse.BodyHandlers.discarding());
    RawUpstream.until(() -> cell.asked().size() == 1);
  }

  private static Event event(Cell cell) {
    return Objects.requireNonNull(EVENTS.get(cell));
  }

  private static Cell cell(Row row) {
    return Objects.requireNonNull(CELLS.get(row));
  }

  private static SdkReply.Failed failed(Row row) {
    SdkReply reply = STAGE.reply(cell(row));
    assertThat(reply).isInstanceOf(SdkReply.Failed.class);
    return (SdkReply.Failed) reply;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void raisesItsTypedClassWithWhatToDoAboutIt(Row row) {
    SdkReply.Failed failed = failed(row);

    assertThat(
            String.join(
                " | ",
                failed.errorClass(),
                String.valueOf(failed.status()),
                or(failed.rawType()),
                or(failed.code()),
                or(failed.param()),
                String.join(",", new HashSet<>(cell(row).tap().answeredHeaders("Linkgate-Fault")))))
        .isEqualTo(
            String.join(
                " | ",
                row.errorClass(),
                String.valueOf(row.status()),
                row.type(),
                row.code(),
                row.param(),
                row.fault()));
    for (String text : row.texts()) {
      String filled = text.replace("{upstream}", cell(row).upstreamName());
      if (filled.startsWith("!")) {
        assertThat(failed.said()).doesNotContain(filled.substring(1));
      } else {
        assertThat(failed.said()).contains(filled);
      }
    }
    assertThat(failed.message()).contains(failed.said());
    if (row.status() == 429) {
      assertThat(cell(row).tap().answeredHeaders("Retry-After")).containsOnly("1");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void triesAsOftenAsIsSafeAndTheGatewayAtMostTwiceEachTime(Row row) {
    failed(row);

    Cell cell = cell(row);
    int others = row.event().equals("upstream full") ? 1 : 0;
    assertThat(cell.tap().attempts() + " | " + (cell.asked().size() - others))
        .isEqualTo(row.attempts() + " | " + row.asked());
    assertThat(row.asked()).isLessThanOrEqualTo(2 * row.attempts());
  }

  /** The same for every attempt, which is what lets a provider make one link of them. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void everyAttemptCarriesTheSameKeysOrNone(Row row) {
    failed(row);

    Cell cell = cell(row);
    Set<String> own = new HashSet<>(cell.tap().sentHeaders("Idempotency-Key"));
    Set<String> theirs = new HashSet<>();
    for (RecordedRequest asked : cell.asked()) {
      theirs.add(String.valueOf(asked.header("Idempotency-Key")));
    }
    assertThat(own).hasSizeLessThanOrEqualTo(1);
    if (!row.event().equals("upstream full")) { // another call was there too
      // A try without a key joins the one before unless that failed for certain: a 409 did not.
      boolean anew = own.isEmpty() && !row.event().endsWith("upstream 409");
      assertThat(theirs).hasSize(Math.min(anew ? row.attempts() : 1, row.asked()));
    }
    own.forEach(key -> assertThat(theirs).doesNotContain(key));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void isFoundAgainByItsIdsAndTellsNoSecret(Row row) {
    SdkReply.Failed failed = failed(row);

    Tap tap = cell(row).tap();
    List<String> ids = tap.answeredHeaders("Request-Id");
    assertThat(ids).hasSize(row.attempts());
    assertThat(failed.requestId()).isEqualTo(ids.getLast());
    assertThat(tap.answered())
        .doesNotContain(
            cell(row).upstreamKey(),
            cell(row).key(),
            "_canary", // digits of the upstream's key in a provider's own text
            DocumentedAnswers.CANARY);
    cell(row)
        .asked()
        .forEach(
            asked ->
                assertThat(tap.answered())
                    .doesNotContain(String.valueOf(asked.header("Idempotency-Key"))));
  }

  @Test
  void everyEventHasARowForEveryCallerItCanHappenTo() {
    Map<String, Long> counts =
        ROWS.stream().collect(Collectors.groupingBy(Row::event, Collectors.counting()));

    assertThat(counts.keySet())
        .containsExactlyInAnyOrderElementsOf(Events.all().stream().map(Event::name).toList());
    assertThat(ROWS.stream().map(Row::toString)).doesNotHaveDuplicates();
  }

  private static String or(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "-" : text;
  }
}
