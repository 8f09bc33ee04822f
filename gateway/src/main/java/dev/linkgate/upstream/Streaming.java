package dev.linkgate.upstream;

import dev.linkgate.upstream.Failures.TooLarge;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.jspecify.annotations.Nullable;

/** The two bodies of one streamed exchange. */
final class Streaming {
  /** One TLS record; larger copies gain nothing on a loopback measurement. */
  private static final int COPY = 16_384;

  private final StreamedCall call;
  private final Failures failures;
  private final Exchange exchange;
  private final long limit;
  private final byte[] copy = new byte[COPY];

  Streaming(StreamedCall call, Failures failures, Exchange exchange, long limit) {
    this.call = call;
    this.failures = failures;
    this.exchange = exchange;
    this.limit = limit;
  }

  /** The caller's body; its own failures are thrown unchecked, so as not to pass for the peer's. */
  @Nullable HttpEntity body() {
    InputStream from = call.body();
    return from == null ? Requests.body(call.method(), new byte[0]) : new Body(from);
  }

  /** Passes the answer on as it comes. */
  void pass(ClassicHttpResponse answer, AnswerSink sink) throws IOException {
    HttpEntity body = answer.getEntity();
    long length = body == null ? 0 : body.getContentLength();
    if (length > limit) {
      throw failures.of(exchange, new TooLarge(limit));
    }
    InputStream from = body == null ? InputStream.nullInputStream() : body.getContent();
    OutputStream to = sink.answer(answer.getCode(), UpstreamHttp.headers(answer), length);
    long passed = 0;
    for (int read = fromUpstream(from); read >= 0; read = fromUpstream(from)) {
      passed += read;
      if (passed > limit) {
        throw broken(new TooLarge(limit));
      }
      to.write(copy, 0, read);
      if (read < COPY) {
        to.flush(); // it paused: what there is must not wait for more
      }
    }
    to.flush();
  }

  private int fromUpstream(InputStream from) throws IOException {
    try {
      return from.read(copy);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private AnswerBrokenException broken(Exception thrown) {
    return new AnswerBrokenException(failures.of(exchange, thrown).failure().message());
  }

  private final class Body extends AbstractHttpEntity {
    private final InputStream from;

    Body(InputStream from) {
      super((String) null, null, call.length() < 0);
      this.from = from;
    }

    @Override
    public void writeTo(OutputStream to) throws IOException {
      long left = isChunked() ? limit : call.length();
      try {
        for (int read = fromCaller(left); read >= 0; read = fromCaller(left)) {
          left -= read;
          if (left < 0) {
            throw failures.bodyTooLarge();
          }
          to.write(copy, 0, read);
          to.flush();
        }
      } catch (RuntimeException | Error e) {
        exchange.cut(); // the library would write the last chunk now
        throw e;
      }
    }

    /**
     * @return how many bytes, -1 at the end, which is also where the upstream takes no more
     */
    private int fromCaller(long left) {
      if (exchange.refused() || (left == 0 && !isChunked())) {
        return -1;
      }
      try {
        int read = from.read(copy, 0, isChunked() ? COPY : (int) Math.min(COPY, left));
        if (read < 0 && !isChunked()) {
          throw new EOFException("the request body ended early");
        }
        return read;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public long getContentLength() {
      return call.length();
    }

    @Override
    public boolean isStreaming() {
      return true;
    }

    @Override
    public boolean isRepeatable() {
      return false;
    }

    @Override
    public InputStream getContent() {
      return from;
    }

    @Override
    public void close() {
      // The caller's stream is the caller's to close.
    }
  }
}
