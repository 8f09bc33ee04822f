package dev.linkgate.contract.diff;

/**
 * Where in an operation a change is.
 *
 * @param place which message
 * @param status the answer's, as the document writes it; empty for a request
 */
public record Part(Place place, String status) {
  /** The messages of an operation. */
  public enum Place {
    REQUEST,
    REQUEST_HEADER,
    ANSWER,
    ERROR
  }

  static final Part REQUEST = new Part(Place.REQUEST, "");
  static final Part REQUEST_HEADER = new Part(Place.REQUEST_HEADER, "");

  /** The answers with a status; those outside 2xx are errors. */
  static Part answer(String status) {
    return new Part(status.startsWith("2") ? Place.ANSWER : Place.ERROR, status);
  }

  /** Whether a caller writes it, and an upstream reads it. */
  boolean sent() {
    return switch (place) {
      case REQUEST, REQUEST_HEADER -> true;
      case ANSWER, ERROR -> false;
    };
  }

  /** A status it stands for: that of a class, or a refusal where anything is meant. */
  int number() {
    boolean digit = !status.isEmpty() && Character.isDigit(status.charAt(0));
    return !digit
        ? 400
        : status.endsWith("XX") ? (status.charAt(0) - '0') * 100 : Integer.parseInt(status);
  }

  /** {@code request}, {@code error 429}. */
  public String words() {
    return switch (place) {
      case REQUEST -> "request";
      case REQUEST_HEADER -> "request header";
      case ANSWER -> "answer " + status;
      case ERROR -> "error " + status;
    };
  }
}
