package dev.linkgate.server;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.RequestExecutorProvider;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.ByteChunk;
import org.glassfish.grizzly.http.util.DataChunk;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every request passes: it gets an id and a configuration, an answer, a log line, metrics. */
final class Front extends HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Front.class);

  private final Generations generations;
  private final Desk desk;
  private final Reporting reporting;
  private final RequestExecutorProvider threads;
  private volatile boolean draining;

  Front(Generations generations, Desk desk, Reporting reporting, Executor executor) {
    super("callers");
    this.generations = generations;
    this.desk = desk;
    this.reporting = reporting;
    this.threads = _ -> executor;
  }

  @Override
  public RequestExecutorProvider getRequestExecutorProvider() {
    return threads;
  }

  /** From now on every answer asks the caller to take its next request elsewhere. */
  void drain() {
    draining = true;
  }

  @Override
  public void service(Request request, Response response) {
    reporting.begins();
    Generation generation = generations.enter();
    Exchange exchange = new Exchange(inbound(request), generation);
    Answering answering = new Answering(exchange, request, response, draining);
    try {
      HttpAnswer answer = answer(exchange, answering);
      if (answer != null) {
        answering.send(answer);
      }
    } catch (IOException gone) {
      answering.cut(); // the caller went away, or must not take half an answer for a whole one
    } catch (RuntimeException | Error defect) {
      LOG.error("request {} could not be answered:\n{}", exchange.id(), Stack.of(defect));
      answering.cut();
    } finally {
      generation.leave();
      reporting.ends(exchange, answering.status());
    }
  }

  /** The whole answer; null when it was streamed. */
  private @Nullable HttpAnswer answer(Exchange exchange, Answering answering) throws IOException {
    try {
      return desk.answer(exchange, answering);
    } catch (RuntimeException | StackOverflowError thrown) {
      if (answering.begun()) {
        throw thrown;
      }
      return Failures.answer(exchange, thrown);
    }
  }

  /** As Grizzly reads it, without its decoder: that took 3 % of a request. */
  private static String text(DataChunk chunk) {
    if (chunk.getType() != DataChunk.Type.Bytes) {
      return chunk.toString();
    }
    ByteChunk bytes = chunk.getByteChunk();
    return new String(
        bytes.getBuffer(), bytes.getStart(), bytes.getLength(), StandardCharsets.ISO_8859_1);
  }

  private static Inbound inbound(Request request) {
    MimeHeaders wire = request.getRequest().getHeaders();
    Headers.Header[] headers = new Headers.Header[wire.size()];
    for (int i = 0; i < headers.length; i++) {
      headers[i] = new Headers.Header(text(wire.getName(i)), text(wire.getValue(i)));
    }
    return new Inbound(
        RequestIds.next(),
        System.nanoTime(),
        request.getMethod().getMethodString(),
        request.getRequestURI(),
        request.getQueryString(),
        new Headers(List.of(headers)));
  }
}
