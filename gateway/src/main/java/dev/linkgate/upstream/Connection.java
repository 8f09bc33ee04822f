package dev.linkgate.upstream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.BasicHttpTransportMetrics;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthInputStream;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriter;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.IdentityInputStream;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;
import org.apache.hc.core5.http.message.MessageSupport;

/**
 * One HTTP/1.1 connection, used by one exchange at a time. Wire format by HttpCore's codecs; no
 * client above them, so nothing can repeat, redirect, decompress or remember anything.
 */
final class Connection {
  /** Fits a usual answer of a provider, head and body; the default of 8 KiB is twice the memory. */
  private static final int BUFFER = 4_096;

  /** Stripe's longest header line (a content security policy) is about 2 KiB. */
  private static final int MAX_LINE = 8_192;

  private static final int MAX_HEADERS = 100; // providers send about 25

  private static final int MAX_INTERIM = 8; // 100, 103: one of each is usual

  private static final Http1Config LIMITS =
      Http1Config.custom()
          .setBufferSize(BUFFER)
          .setMaxLineLength(MAX_LINE)
          .setMaxHeaderCount(MAX_HEADERS)
          .setMaxEmptyLineCount(1)
          .build();

  private final Origin origin;
  private final WireSocket wire;
  private final InputStream in;
  private final OutputStream out;
  private final BasicHttpTransportMetrics metrics = new BasicHttpTransportMetrics();
  private final SessionInputBufferImpl buffer =
      new SessionInputBufferImpl(metrics, BUFFER, BUFFER, MAX_LINE, null);
  private final DefaultHttpResponseParser parser = new DefaultHttpResponseParser(LIMITS);
  private final DefaultHttpRequestWriter writer = new DefaultHttpRequestWriter(); // keeps a line
  private long receivedBefore;
  private long idleSince;

  Connection(Origin origin, WireSocket wire, Socket socket) throws IOException {
    this.origin = origin;
    this.wire = wire;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    begin();
  }

  /** Whose answer's head has been read; the body follows. */
  record Answer(ClassicHttpResponse head, InputStream body, long length, boolean keepsAlive) {}

  Origin origin() {
    return origin;
  }

  WireSocket wire() {
    return wire;
  }

  /** From here on {@link #wroteAnything} and {@link #readAnything} are about a new exchange. */
  void begin() {
    wire.startCounting();
    receivedBefore = metrics.getBytesTransferred();
  }

  boolean wroteAnything() {
    return wire.sent() > 0;
  }

  boolean readAnything() {
    return metrics.getBytesTransferred() > receivedBefore;
  }

  /** Head and body leave in one write: a write is a quarter of a call's CPU. */
  void write(ClassicHttpRequest request, byte[] body) throws IOException, HttpException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 + body.length);
    SessionOutputBufferImpl head = new SessionOutputBufferImpl(512);
    writer.write(request, head, bytes);
    head.flush(bytes);
    bytes.writeBytes(body);
    out.write(bytes.toByteArray());
    out.flush();
  }

  /** Where a streamed body goes, unbuffered. */
  OutputStream out() {
    return out;
  }

  Answer answer(ClassicHttpRequest request) throws IOException, HttpException {
    ClassicHttpResponse head = readHead();
    long length = DefaultContentLengthStrategy.INSTANCE.determineLength(head);
    boolean keep = DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, head, null);
    if (!MessageSupport.canResponseHaveBody(request.getMethod(), head)) {
      return new Answer(head, InputStream.nullInputStream(), 0, keep);
    }
    if (length == ContentLengthStrategy.CHUNKED) {
      return new Answer(head, new ChunkedInputStream(buffer, in, LIMITS), -1, keep);
    }
    if (length == ContentLengthStrategy.UNDEFINED) {
      return new Answer(head, new IdentityInputStream(buffer, in), -1, false);
    }
    return new Answer(head, new ContentLengthInputStream(buffer, in, length), length, keep);
  }

  private ClassicHttpResponse readHead() throws IOException, HttpException {
    for (int interim = 0; interim <= MAX_INTERIM; interim++) {
      ClassicHttpResponse head = parse();
      int status = head.getCode();
      if (status >= HttpStatus.SC_OK && status <= 599 && head.getVersion().getMajor() == 1) {
        return head;
      }
      if (status < 100 || status >= 200 || status == HttpStatus.SC_SWITCHING_PROTOCOLS) {
        break;
      }
    }
    throw new ProtocolException("not an answer to this request");
  }

  private ClassicHttpResponse parse() throws IOException, HttpException {
    ClassicHttpResponse head;
    try {
      head = parser.parse(buffer, in);
    } catch (IllegalArgumentException e) {
      throw new ProtocolException("status 000"); // the parser checks this one as an argument
    }
    if (head == null) {
      throw new ConnectionClosedException();
    }
    return head;
  }

  /** Nothing is left over that the next exchange could take for its own answer. */
  boolean isDrained() {
    return buffer.length() == 0;
  }

  void idleFrom(long now) {
    idleSince = now;
  }

  boolean idleLongerThan(long nanos, long now) {
    return now - idleSince > nanos;
  }

  void abort() {
    wire.abort();
  }
}
