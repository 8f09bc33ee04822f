package dev.linkgate.server.guard;

import dev.linkgate.server.guard.Inbound.Phase;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says no, and ends the connection so that the caller gets to read why. */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  /**
   * A close with unread bytes sends a reset, which can overtake the answer (RFC 9112 §9.6): we stop
   * sending, drop what comes and close this much later unless the caller is faster.
   */
  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final GuardAnswers PLAIN = new ProblemAnswers();

  private final GuardAnswers answers;

  Refusals(GuardAnswers answers) {
    this.answers = answers;
  }

  /**
   * The chain ends here for these bytes; a thread that waits for the body is told by an exception.
   */
  NextAction refuse(FilterChainContext ctx, Inbound in, Refusal refusal) throws IOException {
    send(ctx, in, refusal);
    if (ctx.getTransportContext().isBlocking()) {
      throw new IOException("request refused: " + refusal);
    }
    return ctx.getStopAction();
  }

  /** For a request that did not arrive in time; there is no context, as nothing was read. */
  void refuse(Inbound in, int filter, Refusal refusal) {
    FilterChainContext ctx = in.chain.obtainFilterChainContext(in.connection, filter, -1, filter);
    send(ctx, in, refusal);
    ctx.completeAndRecycle();
  }

  private void send(FilterChainContext ctx, Inbound in, Refusal refusal) {
    boolean tooLate = in.phase == Phase.STREAM && in.answered;
    in.phase = Phase.REFUSED;
    in.chunks = null;
    in.release();
    in.startDeadline(LINGER_NANOS);
    if (tooLate) {
      in.connection.closeSilently();
      return;
    }
    byte[] bytes = StatusLine.encode(answer(in, refusal));
    Buffer buffer = Buffers.wrap(ctx.getMemoryManager(), bytes);
    ctx.write(null, buffer, new StopSending(in.connection), false);
  }

  private GuardAnswers.Answer answer(Inbound in, Refusal refusal) {
    try {
      return answers.answer(refusal.status(), in.head.path(), refusal.failure());
    } catch (RuntimeException e) {
      LOG.error("a refusal could not be rendered", e);
      return PLAIN.answer(refusal.status(), in.head.path(), refusal.failure());
    }
  }

  /** What the application still says after a refusal goes nowhere; it is told so. */
  static NextAction swallow(FilterChainContext ctx) {
    var waiting = ctx.getTransportContext().getCompletionHandler();
    if (waiting != null) {
      waiting.failed(new IOException("the request was refused while its body was read"));
    }
    return ctx.getStopAction();
  }

  /** Whether these bytes are an interim (1xx) answer. */
  static boolean interim(Buffer buffer) {
    int firstDigit = "HTTP/1.1 ".length();
    return buffer.remaining() > firstDigit && buffer.get(buffer.position() + firstDigit) == '1';
  }

  @SuppressWarnings("rawtypes") // Grizzly's own signatures
  private static final class StopSending extends EmptyCompletionHandler<WriteResult> {
    private final Connection<?> connection;

    StopSending(Connection<?> connection) {
      this.connection = connection;
    }

    @Override
    public void completed(WriteResult result) {
      try {
        if (connection instanceof NIOConnection nio
            && nio.getChannel() instanceof SocketChannel channel) {
          channel.shutdownOutput();
        }
      } catch (IOException e) {
        connection.closeSilently();
      }
    }

    @Override
    public void failed(Throwable cause) {
      connection.closeSilently();
    }
  }
}
