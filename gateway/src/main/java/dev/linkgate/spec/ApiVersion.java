package dev.linkgate.spec;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dated version of an API. Only the date and the revision order versions; a name such as {@code
 * .clover} or {@code .preview} does not.
 *
 * @param text as the caller wrote it
 * @param date the day
 * @param revision the count behind the day, 0 for none
 */
public record ApiVersion(String text, LocalDate date, int revision)
    implements Comparable<ApiVersion> {
  private static final int DATE_LENGTH = 10;

  /** Longer than any published version with its beta flags; refuses absurd header values early. */
  private static final int MAX_LENGTH = 200;

  private static final Comparator<ApiVersion> ORDER =
      Comparator.comparing(ApiVersion::date).thenComparingInt(ApiVersion::revision);

  /** How a provider writes what stands behind the date. */
  public enum Syntax {
    /** {@code 2025-12-15.clover;some_beta=v1}. */
    NAMED,
    /** {@code 2026-09-22-3}. */
    NUMBERED
  }

  /** The version written in this text; empty when it is malformed. */
  public static Optional<ApiVersion> parse(String text, Syntax syntax) {
    if (text.length() < DATE_LENGTH || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    LocalDate date = day(text);
    if (date == null) {
      return Optional.empty();
    }
    String rest = text.substring(DATE_LENGTH);
    return switch (syntax) {
      case NAMED -> named(rest) ? Optional.of(new ApiVersion(text, date, 0)) : Optional.empty();
      case NUMBERED -> {
        int revision = revision(rest);
        yield revision < 0 ? Optional.empty() : Optional.of(new ApiVersion(text, date, revision));
      }
    };
  }

  private static @Nullable LocalDate day(String text) {
    for (int i = 0; i < DATE_LENGTH; i++) {
      char c = text.charAt(i);
      if ((i == 4 || i == 7) ? c != '-' : !digit(c)) {
        return null;
      }
    }
    try {
      return LocalDate.of(
          Integer.parseInt(text, 0, 4, 10),
          Integer.parseInt(text, 5, 7, 10),
          Integer.parseInt(text, 8, 10, 10));
    } catch (DateTimeException e) {
      return null; // 2025-02-30
    }
  }

  private static boolean named(String rest) {
    int i = 0;
    int end = rest.length();
    if (i < end && rest.charAt(i) == '.') {
      int start = ++i;
      while (i < end && nameChar(rest.charAt(i))) {
        i++;
      }
      if (i == start) {
        return false;
      }
    }
    while (i < end) { // ;beta_flag=v1, any number of them
      if (rest.charAt(i) != ';') {
        return false;
      }
      int semicolon = i++;
      while (i < end && rest.charAt(i) != ';' && flagChar(rest.charAt(i))) {
        i++;
      }
      int equals = rest.indexOf('=', semicolon);
      if (equals <= semicolon + 1 || equals >= i - 1) {
        return false;
      }
    }
    return true;
  }

  private static int revision(String rest) {
    if (rest.isEmpty()) {
      return 0;
    }
    if (rest.charAt(0) != '-' || rest.length() < 2 || rest.length() > 5) {
      return -1;
    }
    int value = 0;
    for (int i = 1; i < rest.length(); i++) {
      if (!digit(rest.charAt(i))) {
        return -1;
      }
      value = value * 10 + (rest.charAt(i) - '0');
    }
    return value;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean nameChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || digit(c) || c == '_' || c == '-';
  }

  private static boolean flagChar(char c) {
    return nameChar(c) || c == '=' || c == '.';
  }

  @Override
  public int compareTo(ApiVersion other) {
    return ORDER.compare(this, other);
  }
}
