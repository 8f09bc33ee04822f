package dev.linkgate.upstream;

import dev.linkgate.canonical.GatewayException;
import dev.linkgate.upstream.Connection.Answer;
import dev.linkgate.upstream.Failures.TooLarge;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.ChunkedOutputStream;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;
import org.jspecify.annotations.Nullable;

/** One streamed exchange: body out, then head and body back. */
final class Streaming {
  /** One TLS record; larger copies gain nothing on a loopback measurement. */
  private static final int COPY = 16_384;

  private static final byte[] NO_BODY = {};

  private final StreamedCall call;
  private final AnswerSink sink;
  private final Failures failures;
  private final Watch watch;
  private final long limit;
  private final byte[] copy = new byte[COPY];

  Streaming(StreamedCall call, AnswerSink sink, Failures failures, Watch watch, long limit) {
    this.call = call;
    this.sink = sink;
    this.failures = failures;
    this.watch = watch;
    this.limit = limit;
  }

  /**
   * @return whether the connection may serve another exchange
   */
  boolean over(Connection connection, Origin origin) throws IOException {
    ClassicHttpRequest request =
        Requests.head(call.method(), call.uri(), origin, call.headers(), call.length());
    Answer answer;
    boolean sentWhole;
    try {
      connection.write(request, NO_BODY);
      IOException unsent = sendBody(connection);
      sentWhole = unsent == null;
      answer =
          unsent == null ? connection.answer(request) : earlyAnswer(connection, request, unsent);
      if (answer.length() > limit) {
        throw new TooLarge(limit);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause(); // the caller's side
    } catch (IOException | HttpException | TooLarge e) {
      throw failures.of(connection, watch, e);
    }
    OutputStream to =
        sink.answer(answer.head().getCode(), UpstreamHttp.headers(answer.head()), answer.length());
    pass(connection, answer.body(), to);
    return sentWhole && answer.keepsAlive();
  }

  /**
   * @return why the upstream would not take all of it, which an answer may explain; else null
   */
  private @Nullable IOException sendBody(Connection connection) {
    InputStream body = call.body();
    if (body == null) {
      return null;
    }
    boolean chunked = call.length() < 0;
    OutputStream plain = connection.out();
    ChunkedOutputStream chunks =
        new ChunkedOutputStream(new SessionOutputBufferImpl(COPY + 64), plain, COPY, null);
    OutputStream to = chunked ? chunks : plain;
    long left = chunked ? limit : call.length();
    for (int read = fromCaller(body, left, chunked); read >= 0; ) {
      left -= read;
      if (left < 0) {
        throw failures.bodyTooLarge();
      }
      try {
        to.write(copy, 0, read);
        to.flush();
      } catch (IOException e) {
        return e;
      }
      read = fromCaller(body, left, chunked);
    }
    return chunked ? finish(chunks) : null;
  }

  /** The last chunk is written here and nowhere else: a body that broke off must not look whole. */
  private static @Nullable IOException finish(ChunkedOutputStream chunks) {
    try {
      chunks.finish();
      chunks.flush();
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  /**
   * @return how many bytes, -1 at the end
   */
  private int fromCaller(InputStream body, long left, boolean chunked) {
    if (!chunked && left == 0) {
      return -1;
    }
    try {
      int read = body.read(copy, 0, chunked ? COPY : (int) Math.min(COPY, left));
      if (read < 0 && !chunked) {
        throw new EOFException("the request body ended early");
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server may refuse an upload with an answer and a reset; the answer is what is wanted. */
  private static Answer earlyAnswer(
      Connection connection, ClassicHttpRequest request, IOException unsent)
      throws IOException, HttpException {
    try {
      return connection.answer(request);
    } catch (IOException e) {
      unsent.addSuppressed(e);
      throw unsent;
    }
  }

  private void pass(Connection connection, InputStream from, OutputStream to) throws IOException {
    long passed = 0;
    for (int read = fromUpstream(connection, from); read >= 0; ) {
      passed += read;
      if (passed > limit) {
        throw broken(connection, new TooLarge(limit));
      }
      to.write(copy, 0, read);
      if (read < COPY) {
        to.flush(); // it paused: what there is must not wait for more
      }
      read = fromUpstream(connection, from);
    }
    to.flush();
  }

  private int fromUpstream(Connection connection, InputStream from) throws IOException {
    try {
      return from.read(copy);
    } catch (IOException e) {
      throw broken(connection, e);
    }
  }

  private AnswerBrokenException broken(Connection connection, Exception thrown) {
    GatewayException failure = failures.of(connection, watch, thrown);
    return new AnswerBrokenException(failure.failure().message());
  }
}
