package dev.linkgate.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.canonical.LinkUrl;
import java.time.Instant;
import java.util.Optional;

/**
 * What is read from an upstream's answer. What no browser or client could use is not there: an
 * answer without it has no link.
 */
public final class AnswerFields {
  /** Stripe's limit for a URL in an answer; the others name none. */
  private static final int MAX_URL = 5_000;

  /** What RFC 3339 can write: a year has four digits. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private AnswerFields() {}

  /** The link under {@code url}; empty when it is no http(s) URL a browser could be sent to. */
  public static Optional<LinkUrl> url(JsonNode answer) {
    return Json.text(answer, "url").filter(AnswerFields::usable).map(LinkUrl::new);
  }

  private static boolean usable(String url) {
    int host =
        url.regionMatches(true, 0, "https://", 0, 8)
            ? 8
            : url.regionMatches(true, 0, "http://", 0, 7) ? 7 : -1;
    return host > 0
        && host < url.length()
        && "/?#:@".indexOf(url.charAt(host)) < 0
        && url.length() <= MAX_URL
        && url.chars().noneMatch(AnswerFields::unfit);
  }

  /** A character that could end a header or a line, or turn what a person reads around. */
  private static boolean unfit(int c) {
    return c <= ' '
        || c == '\\'
        || Character.isISOControl(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }

  /** The RFC 3339 moment under a name; empty when there is none that could be written again. */
  public static Optional<Instant> moment(JsonNode answer, String name) {
    return Json.moment(answer, name).filter(AnswerFields::writable);
  }

  /** The moment under a name in whole seconds since 1970; empty as for {@link #moment}. */
  public static Optional<Instant> seconds(JsonNode answer, String name) {
    JsonNode node = answer.path(name);
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      return Optional.empty();
    }
    long seconds = node.longValue();
    return seconds < EARLIEST.getEpochSecond() || seconds > LATEST.getEpochSecond()
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(seconds));
  }

  private static boolean writable(Instant moment) {
    return !moment.isBefore(EARLIEST) && !moment.isAfter(LATEST);
  }
}
