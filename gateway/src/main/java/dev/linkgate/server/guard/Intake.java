package dev.linkgate.server.guard;

import dev.linkgate.server.guard.Inbound.Phase;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.Buffers;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes as they arrive into requests that may go on: link requests whole, others head first.
 */
final class Intake {
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final GuardLimits limits;
  private final long deliveryNanos;
  private final Predicate<String> linkPath;
  private final Refusals refusals;

  Intake(GuardLimits limits, Predicate<String> linkPath, Refusals refusals) {
    this.limits = limits;
    this.deliveryNanos = limits.delivery().toNanos();
    this.linkPath = linkPath;
    this.refusals = refusals;
  }

  /** Bytes of a head, or of a link body. */
  NextAction assemble(FilterChainContext ctx, Inbound in, Buffer buffer) throws IOException {
    byte[] bytes = buffer.array();
    int from = buffer.arrayOffset() + buffer.position();
    int to = buffer.arrayOffset() + buffer.limit();
    if (in.held != null) {
      if (!in.hold(bytes, from, to, limits.heldBytes())) {
        return refusals.refuse(ctx, in, Refusal.OVERLOADED);
      }
      bytes = in.held;
      from = 0;
      to = in.heldLength;
    }
    if (in.phase == Phase.BETWEEN) {
      in.begin();
    }
    if (in.phase == Phase.HEAD) {
      int length = in.head.read(bytes, from, to);
      if (length == HeadReader.MORE) {
        return keep(ctx, in, bytes, from, to);
      }
      Refusal refusal = length == HeadReader.REFUSED ? in.head.refusal() : admit(in, length);
      if (refusal != null) {
        return refusals.refuse(ctx, in, refusal);
      }
      if (in.phase == Phase.BODY && to == from + length && in.head.fields().expectsContinue()) {
        sendContinue(ctx, in);
      }
    }
    if (in.phase == Phase.BODY) {
      int whole = in.headLength + (int) in.head.fields().contentLength();
      if (to - from < whole) {
        return keep(ctx, in, bytes, from, to);
      }
      in.finish();
      return forward(ctx, in, buffer, whole);
    }
    int end = follow(in, bytes, from + in.headLength, to);
    if (end < 0) {
      return refusals.refuse(ctx, in, chunkRefusal(in));
    }
    return forward(ctx, in, buffer, end - from);
  }

  /** More of a body whose head went on already. */
  NextAction stream(FilterChainContext ctx, Inbound in, Buffer buffer) throws IOException {
    int from = buffer.arrayOffset() + buffer.position();
    int to = buffer.arrayOffset() + buffer.limit();
    int end = follow(in, buffer.array(), from, to);
    if (end < 0) {
      return refusals.refuse(ctx, in, chunkRefusal(in));
    }
    if (in.phase != Phase.STREAM && in.inFlight == 0) {
      in.startDeadline(limits.idle().toNanos());
    }
    if (end == to) {
      return ctx.getInvokeAction();
    }
    return ctx.getInvokeAction(buffer.split(buffer.position() + end - from));
  }

  /** A complete head: whether its request may come in, and how its body will. */
  private @Nullable Refusal admit(Inbound in, int length) {
    FieldReader fields = in.head.fields();
    in.headLength = length;
    if (link(in.head.path())) {
      if (fields.encoded()) {
        return Refusal.LENGTH_REQUIRED;
      }
      in.phase = Phase.BODY;
      return fields.contentLength() > limits.linkBodyBytes() ? Refusal.BODY_TOO_LARGE : null;
    }
    in.phase = fields.hasBody() ? Phase.STREAM : Phase.BODY;
    in.answered = false;
    in.bodyLeft = fields.contentLength();
    if (!fields.encoded()) {
      return in.bodyLeft > limits.relayedBodyBytes() ? Refusal.BODY_TOO_LARGE : null;
    }
    in.chunks = new ChunkReader(limits.relayedBodyBytes());
    return fields.checkEncoding();
  }

  /** Jersey matches the decoded path, so an escaped spelling of a link path is one too. */
  private boolean link(@Nullable String path) {
    if (path == null || linkPath.test(path)) {
      return true;
    }
    return path.indexOf('%') >= 0
        && linkPath.test(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
  }

  /** The index after the last byte of the body, or -1 for a malformed chunk. */
  private static int follow(Inbound in, byte[] bytes, int from, int to) {
    int end;
    boolean done;
    if (in.chunks != null) {
      end = in.chunks.read(bytes, from, to);
      if (in.chunks.refusal() != null) {
        return -1;
      }
      done = in.chunks.done();
    } else {
      end = (int) Math.min(to, from + in.bodyLeft);
      in.bodyLeft -= end - from;
      done = in.bodyLeft == 0;
    }
    if (done) {
      in.finish();
    }
    return end;
  }

  private static Refusal chunkRefusal(Inbound in) {
    Refusal refusal = in.chunks == null ? null : in.chunks.refusal();
    return refusal == null ? Refusal.CHUNK : refusal;
  }

  /** Not a whole request yet. */
  private NextAction keep(FilterChainContext ctx, Inbound in, byte[] bytes, int from, int to)
      throws IOException {
    if (in.held == null && !in.hold(bytes, from, to, limits.heldBytes())) {
      return refusals.refuse(ctx, in, Refusal.OVERLOADED);
    }
    if (in.deadline == Inbound.NONE) {
      in.startDeadline(deliveryNanos);
    }
    return ctx.getStopAction();
  }

  /** Passes on this many bytes; what follows them is the next request and comes back here. */
  private static NextAction forward(FilterChainContext ctx, Inbound in, Buffer buffer, int length) {
    int skip = in.head.skip();
    in.deadline = Inbound.NONE;
    byte[] held = in.held;
    if (held == null) {
      int start = buffer.position();
      Buffer next = length < buffer.remaining() ? buffer.split(start + length) : null;
      buffer.position(start + skip);
      return next == null ? ctx.getInvokeAction() : ctx.getInvokeAction(next);
    }
    int all = in.heldLength;
    in.release();
    var memory = ctx.getMemoryManager();
    ctx.setMessage(Buffers.wrap(memory, held, skip, length - skip));
    return length == all
        ? ctx.getInvokeAction()
        : ctx.getInvokeAction(Buffers.wrap(memory, held, length, all - length));
  }

  private static void sendContinue(FilterChainContext ctx, Inbound in) {
    if (!in.head.http10() && in.head.fields().contentLength() > 0) {
      ctx.write(Buffers.wrap(ctx.getMemoryManager(), CONTINUE), false);
    }
  }
}
