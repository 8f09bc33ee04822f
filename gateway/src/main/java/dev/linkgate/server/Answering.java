package dev.linkgate.server;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** The way back to the caller, with what every answer carries. */
final class Answering {
  private final Exchange exchange;
  private final Request request;
  private final Response response;
  private final boolean draining;
  private boolean bodyTaken;
  private boolean begun;
  private int status;

  Answering(Exchange exchange, Request request, Response response, boolean draining) {
    this.exchange = exchange;
    this.request = request;
    this.response = response;
    this.draining = draining;
  }

  /** Whether the caller may have some of the answer already. */
  boolean begun() {
    return begun || response.isCommitted();
  }

  /** The status that was answered; 0 for none. */
  int status() {
    return status;
  }

  /** The body as it comes in. */
  InputStream bodyStream() {
    bodyTaken = true;
    return request.getInputStream();
  }

  /**
   * A body that is not to be larger than this.
   *
   * @throws GatewayException for {@code BODY_TOO_LARGE}
   */
  byte[] body(int most) throws IOException {
    byte[] body = bodyLength() > most ? new byte[0] : request.getInputStream().readNBytes(most + 1);
    if (bodyLength() > most || body.length > most) {
      throw new GatewayException(
          Failure.invalid(
              Reason.BODY_TOO_LARGE, null, "The request body is larger than " + most + " bytes."));
    }
    if (body.length < bodyLength()) {
      throw new EOFException("half a body"); // taken for whole, it would spend its key
    }
    bodyTaken = true;
    return body;
  }

  /** The body's length; -1 when it is not known before its end, 0 for none. */
  long bodyLength() {
    long declared = request.getContentLengthLong();
    return declared < 0 && request.getHeader("Transfer-Encoding") == null ? 0 : declared;
  }

  /** Sends a whole answer. */
  void send(HttpAnswer answer) throws IOException {
    try (OutputStream out = begin(answer.status(), answer.headers(), answer.body().length)) {
      if (!exchange.inbound().method().equals("HEAD")) {
        out.write(answer.body());
      }
    }
  }

  /**
   * Begins an answer.
   *
   * @param length of its body in bytes; -1 when not known
   */
  OutputStream begin(int code, Headers headers, long length) {
    begun = true;
    status = code;
    response.setStatus(code);
    for (Headers.Header header : headers.list()) {
      if (header.name().equalsIgnoreCase("Content-Type")) {
        response.getResponse().setContentType(header.value());
      } else if (!header.name().equalsIgnoreCase("Content-Length")) {
        response.addHeader(header.name(), header.value());
      }
    }
    for (Headers.Header header :
        AnswerHeaders.of(exchange, code, name -> headers.first(name).isPresent())) {
      response.addHeader(header.name(), header.value());
    }
    if (length >= 0) {
      response.setContentLengthLong(length);
    }
    closeWhereNeeded();
    return response.getOutputStream();
  }

  /** Has a resource answer; what it throws before the answer begins is thrown on. */
  void by(Resources resources) {
    bodyTaken = true;
    closeWhereNeeded();
    resources.answer(exchange, request, response);
    status = response.getStatus();
  }

  private void closeWhereNeeded() {
    if (draining || (!bodyTaken && bodyLength() != 0)) {
      response.setHeader("Connection", "close"); // a body nobody reads would be the next request
    }
  }

  /** Ends the connection where it is, so that nothing half passes for whole. */
  void cut() {
    request.getContext().getConnection().terminateSilently();
  }
}
