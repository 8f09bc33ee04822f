package dev.linkgate.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.testing.Reply.WireEvent;
import java.util.ArrayList;
import java.util.List;

/** Everything that can go wrong between an SDK and an upstream, kind by kind of the design. */
final class Events {
  /**
   * A deadline no test waits long for, yet longer than a loopback answer takes on a busy machine.
   */
  private static final String DEADLINE = "timeout: 2500ms";

  /** As a provider asks: an SDK that heeds it waits so long. */
  private static final String RETRY_AFTER_SECONDS = "1";

  private Events() {}

  static List<Event> all() {
    List<Event> all = new ArrayList<>();
    callers(all);
    refusals(all);
    answers(all);
    silences(all);
    return List.copyOf(all);
  }

  /** What is wrong before an upstream is asked. */
  private static void callers(List<Event> all) {
    all.add(Event.asking("missing account", (cell, asked) -> asked.remove(account(cell))));
    Event unknown = Event.asking("unknown parameter", (_, asked) -> asked.put("nonsense", "x"));
    all.add(
        new Event(
            unknown.name(),
            false,
            false,
            cell -> cell.onLoss("refuse"),
            unknown.options(),
            unknown.params(),
            null));
    all.add(Event.asking("unknown purpose", Events::unknownPurpose));
    all.add(
        Event.asking(
            "bad url", (cell, asked) -> Event.flow(cell, asked).put("return_url", "no url")));
    all.add(
        Event.of("malformed version", _ -> {}).calling(options -> options.withVersion("newest")));
    all.add(Event.of("unknown key", _ -> {}).as("sk_test_nobody_has_this_key"));
    all.add(
        Event.of(
            "upstream not opened", cell -> cell.callerHas("upstreams: [" + other(cell) + "]")));
    all.add(
        Event.asking("unmapped account", (cell, asked) -> asked.put(account(cell), unmapped(cell)))
            .betweenSpaces());
  }

  /** What a provider answers in its own API. */
  private static void refusals(List<Event> all) {
    List<Event> both = new ArrayList<>();
    for (int status : new int[] {400, 401, 403, 404, 409, 422, 500}) {
      Event event = Event.status("upstream " + status, status);
      both.add(status == 422 ? event.betweenSpaces() : event); // Whop's own
    }
    both.add(
        Event.of(
            "upstream 429",
            cell ->
                cell.upstreamDoes(
                    Event.error(cell, 429).with("Retry-After", RETRY_AFTER_SECONDS))));
    twice(all, both);
  }

  /** What is no answer of the provider's API. */
  private static void answers(List<Event> all) {
    twice(
        all,
        List.of(
            Event.doing("upstream 302", Event.elsewhere()),
            Event.doing("upstream 200 html", Event.html(200)),
            Event.doing("upstream 503 html", Event.html(503)),
            Event.doing("upstream 404 html", Event.html(404)),
            Event.doing("upstream 200 without a link", Event.answer(200, "application/json", "{}")),
            Event.doing("upstream answer too large", Event.tooLarge()),
            Event.doing("upstream answer cut", WireEvent.CUT_BODY)));
  }

  /** What is no answer at all. */
  private static void silences(List<Event> all) {
    List<Event> both = new ArrayList<>();
    both.add(Event.doing("upstream closes", WireEvent.CLOSE));
    both.add(Event.doing("upstream resets", WireEvent.RESET));
    both.add(
        Event.of("upstream never answers", cell -> slow(cell).upstreamDoes(WireEvent.SILENCE)));
    both.add(Event.of("upstream drips", cell -> slow(cell).upstreamDoes(WireEvent.DRIP)));
    both.add(Event.of("upstream not there", Event::notThere));
    twice(all, both);
    all.add(
        Event.doing("upstream closes, own key", WireEvent.CLOSE)
            .calling(options -> options.withIdempotencyKey("the application's own key")));
    all.add(
        Event.of(
            "upstream full",
            cell -> cell.upstreamHas("max-in-flight: 1").upstreamDoes(WireEvent.SILENCE)));
  }

  private static void twice(List<Event> all, List<Event> events) {
    events.forEach(event -> all.add(event));
    events.forEach(event -> all.add(event.relayedAs("relayed, " + event.name())));
  }

  private static Cell slow(Cell cell) {
    return cell.upstreamHas(DEADLINE);
  }

  private static String account(Cell cell) {
    return cell.caller().isWhop() ? "company_id" : "account";
  }

  private static String unmapped(Cell cell) {
    return cell.caller().isWhop() ? "biz_nobodyMapped" : "acct_nobodyMapped";
  }

  private static void unknownPurpose(Cell cell, ObjectNode asked) {
    switch (cell.caller().api()) {
      case "stripe-v1" -> asked.put("type", "sightseeing");
      case "stripe-v2" -> asked.withObjectProperty("use_case").put("type", "sightseeing");
      default -> asked.put("use_case", "sightseeing");
    }
  }

  /** Any upstream that is not this cell's. */
  private static String other(Cell cell) {
    return cell.upstreamName().equals(Cell.FIRST) ? Cell.SECOND : Cell.FIRST;
  }
}
