package dev.linkgate.server;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ContainerException;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.jspecify.annotations.Nullable;

/** Takes Jersey's answer whole, so that head and body leave in one write. */
final class CollectedAnswer implements ContainerResponseWriter {
  /** A link's answer is below 500 bytes. */
  private static final int USUAL_SIZE = 512;

  private final ByteArrayOutputStream body = new ByteArrayOutputStream(USUAL_SIZE);
  private @Nullable ContainerResponse response;
  private @Nullable Throwable failure;

  @Override
  public OutputStream writeResponseStatusAndHeaders(long contentLength, ContainerResponse context) {
    response = context;
    return body;
  }

  /** The answer; only after Jersey is done. */
  HttpAnswer answer() {
    ContainerResponse whole = response;
    if (failure != null || whole == null) {
      throw new ContainerException(failure == null ? new IllegalStateException() : failure);
    }
    List<Headers.Header> headers = new ArrayList<>();
    for (Map.Entry<String, List<String>> header : whole.getStringHeaders().entrySet()) {
      for (String value : header.getValue()) {
        headers.add(new Headers.Header(header.getKey(), value));
      }
    }
    return new HttpAnswer(whole.getStatus(), new Headers(headers), body.toByteArray());
  }

  @Override
  public boolean suspend(long timeOut, TimeUnit unit, @Nullable TimeoutHandler handler) {
    throw new UnsupportedOperationException("no resource is asynchronous");
  }

  @Override
  public void setSuspendTimeout(long timeOut, TimeUnit unit) {
    throw new UnsupportedOperationException("no resource is asynchronous");
  }

  @Override
  public void commit() {}

  @Override
  public void failure(Throwable error) {
    failure = error;
  }

  @Override
  public boolean enableResponseBuffering() {
    return false;
  }
}
