package dev.linkgate.server.guard;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.Reason;
import org.jspecify.annotations.Nullable;

/** Every reason the guard turns a request away for. */
enum Refusal {
  REQUEST_LINE(400, "The request line must be METHOD, one space, target, one space, HTTP/1.1."),
  VERSION(400, "Only HTTP/1.1 and HTTP/1.0 are spoken here."),
  METHOD(405, "This method is not served."),
  TARGET(400, "The request target must be a path that starts with one slash."),
  PATH(400, "The path has an empty or dot segment, or a character that must be percent-encoded."),
  ESCAPE(400, "The request target has a malformed or forbidden percent escape."),
  QUERY(400, "The query has a character that must be percent-encoded."),
  LINE_END(400, "Lines must end in CRLF; a CR or an LF alone is refused."),
  CONTROL(400, "The request head has a control character."),
  ASCII(400, "A header value has a byte outside ASCII; percent-encode it."),
  FOLDED(400, "A header may not be folded over several lines."),
  HEADER(400, "A header line must be a name, a colon and a value."),
  HOST(400, "Exactly one valid Host header is needed."),
  LENGTH(400, "Content-Length must be given once, as digits only."),
  BOTH_LENGTHS(400, "Content-Length and Transfer-Encoding exclude each other."),
  ENCODING(400, "The only transfer coding taken is one 'chunked', over HTTP/1.1."),
  BODY_UNEXPECTED(400, "HEAD requests carry no body here."),
  CHUNK(400, "The chunked body is malformed."),
  TRAILER(400, "Trailer fields are not taken."),
  SLOW(408, "The request was not delivered in time.", FailureKind.INVALID_REQUEST, Reason.SLOW),
  LENGTH_REQUIRED(411, "Send a Content-Length; this path takes no Transfer-Encoding."),
  BODY_TOO_LARGE(
      413, "The request body is too large.", FailureKind.INVALID_REQUEST, Reason.BODY_TOO_LARGE),
  EXPECTATION(417, "The only expectation that can be met is 100-continue."),
  HEAD_TOO_LARGE(431, "The request line and headers are too large."),
  HEADERS(431, "The request has too many headers."),
  OVERLOADED(
      503,
      "Too many incomplete requests are held; try again.",
      FailureKind.UPSTREAM_UNAVAILABLE,
      Reason.OVERLOADED);

  private final int status;
  private final String message;
  private final FailureKind kind;
  private final @Nullable Reason reason;

  Refusal(int status, String message) {
    this(status, message, FailureKind.INVALID_REQUEST, null);
  }

  Refusal(int status, String message, FailureKind kind, @Nullable Reason reason) {
    this.status = status;
    this.message = message;
    this.kind = kind;
    this.reason = reason;
  }

  int status() {
    return status;
  }

  Failure failure() {
    Fault fault = status < 500 ? Fault.CALLER : Fault.GATEWAY;
    return Failure.of(kind, fault, message).because(reason);
  }
}
