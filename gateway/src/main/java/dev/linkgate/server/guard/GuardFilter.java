package dev.linkgate.server.guard;

import dev.linkgate.server.guard.Inbound.Phase;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.Buffers;

/** Stands between the socket and Grizzly's parser; holds no thread while a caller is slow. */
final class GuardFilter extends BaseFilter implements AutoCloseable {
  /** What a caller may still send after its last request before the connection is cut. */
  private static final int MAX_DROPPED = 1 << 20;

  private final GuardLimits limits;
  private final Refusals refusals;
  private final Intake intake;
  private final Sweep sweep = new Sweep(this::expired);
  private final AtomicLong allHeld = new AtomicLong();
  private final Attribute<Inbound> inbounds =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute("linkgate.guard");
  private final FilterChainContext.CompletionListener completed = this::completed;

  GuardFilter(GuardLimits limits, Predicate<String> linkPath, GuardAnswers answers) {
    this.limits = limits;
    this.refusals = new Refusals(answers);
    this.intake = new Intake(limits, linkPath, refusals);
  }

  int openConnections() {
    return sweep.size();
  }

  @Override
  public void close() {
    sweep.close();
  }

  @Override
  public NextAction handleAccept(FilterChainContext ctx) {
    Inbound in = new Inbound(ctx.getConnection(), ctx.getFilterChain(), limits, allHeld);
    in.startDeadline(limits.idle().toNanos());
    inbounds.set(ctx.getConnection(), in);
    if (!sweep.add(in, limits.connections())) {
      ctx.getConnection().closeSilently();
      return ctx.getStopAction();
    }
    if (!ctx.getConnection().isOpen()) {
      sweep.remove(in);
    }
    return ctx.getInvokeAction();
  }

  @Override
  public NextAction handleClose(FilterChainContext ctx) {
    Inbound in = inbounds.get(ctx.getConnection());
    if (in != null) {
      sweep.remove(in);
      synchronized (in) {
        in.release();
        in.deadline = Inbound.NONE;
      }
    }
    return ctx.getInvokeAction();
  }

  @Override
  public NextAction handleRead(FilterChainContext ctx) throws IOException {
    Inbound in = inbounds.get(ctx.getConnection());
    Buffer buffer = ctx.getMessage();
    synchronized (in) {
      if (in.phase == Phase.LAST || in.phase == Phase.REFUSED) {
        return drop(ctx, in, buffer);
      }
      // The answer before this pipelined request may have closed the connection.
      if (!buffer.hasRemaining() || !in.connection.isOpen()) {
        return ctx.getStopAction();
      }
      Buffer bytes = inArray(ctx, buffer);
      if (in.phase == Phase.STREAM) {
        return intake.stream(ctx, in, bytes);
      }
      NextAction action = intake.assemble(ctx, in, bytes);
      if (action.type() == ctx.getInvokeAction().type() && in.phase != Phase.REFUSED) {
        in.inFlight++;
        ctx.addCompletionListener(completed);
      }
      return action;
    }
  }

  @Override
  public NextAction handleWrite(FilterChainContext ctx) {
    Inbound in = inbounds.get(ctx.getConnection());
    synchronized (in) {
      if (in.phase == Phase.REFUSED) {
        return Refusals.swallow(ctx);
      }
      if (!in.answered) {
        in.answered = !(ctx.getMessage() instanceof Buffer buffer && Refusals.interim(buffer));
      }
    }
    return ctx.getInvokeAction();
  }

  private static NextAction drop(FilterChainContext ctx, Inbound in, Buffer buffer)
      throws IOException {
    in.dropped += buffer.remaining();
    if (in.dropped > MAX_DROPPED) {
      in.connection.closeSilently();
    }
    if (ctx.getTransportContext().isBlocking()) {
      throw new IOException("nothing more is read from this connection");
    }
    return ctx.getStopAction();
  }

  /** Grizzly reads into heap buffers; anything else is copied once. */
  private static Buffer inArray(FilterChainContext ctx, Buffer buffer) {
    if (buffer.hasArray()) {
      return buffer;
    }
    byte[] copy = new byte[buffer.remaining()];
    buffer.get(copy);
    Buffer flat = Buffers.wrap(ctx.getMemoryManager(), copy);
    ctx.setMessage(flat);
    return flat;
  }

  /** An exchange is over: the next request may take its time, what is left of a body may not. */
  private void completed(FilterChainContext ctx) {
    Inbound in = inbounds.get(ctx.getConnection());
    synchronized (in) {
      if (--in.inFlight > 0) {
        return;
      }
      switch (in.phase) {
        case BETWEEN -> in.startDeadline(limits.idle().toNanos());
        case STREAM, LAST -> in.startDeadline(limits.delivery().toNanos());
        case HEAD, BODY, REFUSED -> {}
      }
    }
  }

  /** Called by the sweep, with the connection's lock. */
  private void expired(Inbound in) {
    switch (in.phase) {
      case HEAD, BODY -> refusals.refuse(in, in.chain.indexOf(this), Refusal.SLOW);
      case BETWEEN, STREAM, LAST, REFUSED -> {
        in.deadline = Inbound.NONE;
        in.connection.closeSilently();
      }
    }
  }
}
