package dev.linkgate.server.guard;

import java.time.Duration;

/**
 * How much, and for how long, the guard takes from a caller.
 *
 * @param headBytes request line and headers, line ends included
 * @param headers header lines
 * @param linkBodyBytes body of a link request
 * @param relayedBodyBytes body of any other request
 * @param delivery from a request's first byte until its head and, for link paths, its body are here
 * @param idle how long a connection may stay open between requests
 * @param connections open at once; what comes beyond is closed at once
 * @param heldBytes bytes of incomplete requests held at once, over all connections
 * @param operators whether operators and health checks ask here, and not callers: a path may have a
 *     slash, written as an escape, inside a segment, and an HTTP/1.0 request needs no Host
 */
public record GuardLimits(
    int headBytes,
    int headers,
    int linkBodyBytes,
    long relayedBodyBytes,
    Duration delivery,
    Duration idle,
    int connections,
    long heldBytes,
    boolean operators) {
  /**
   * SDK heads are about 1 KiB with 20 headers and link bodies below 1 KiB. Uploads to Stripe's
   * files API are the largest bodies relayed. 60 s outlives the pause between two calls of a busy
   * SDK client. 20,000 connections are what one process serves beside its own upstream sockets at
   * the usual 65,536 descriptors; 64 MiB keep slow clients from filling the heap.
   */
  public static final GuardLimits DEFAULT =
      new GuardLimits(
          16 << 10,
          100,
          64 << 10,
          32L << 20,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          20_000,
          64L << 20,
          false);

  public GuardLimits {
    if (headBytes < 64 || headers < 1 || linkBodyBytes < 0 || relayedBodyBytes < 0) {
      throw new IllegalArgumentException("a limit is too small to let any request in");
    }
  }

  /** The same with other relayed bodies. */
  public GuardLimits withRelayedBodyBytes(long bytes) {
    return new GuardLimits(
        headBytes,
        headers,
        linkBodyBytes,
        bytes,
        delivery,
        idle,
        connections,
        heldBytes,
        operators);
  }

  /** The same with another time to deliver a request. */
  public GuardLimits withDelivery(Duration time) {
    return new GuardLimits(
        headBytes,
        headers,
        linkBodyBytes,
        relayedBodyBytes,
        time,
        idle,
        connections,
        heldBytes,
        operators);
  }

  /** The same with another time between requests. */
  public GuardLimits withIdle(Duration time) {
    return new GuardLimits(
        headBytes,
        headers,
        linkBodyBytes,
        relayedBodyBytes,
        delivery,
        time,
        connections,
        heldBytes,
        operators);
  }

  /** The same with another number of connections. */
  public GuardLimits withConnections(int open) {
    return new GuardLimits(
        headBytes,
        headers,
        linkBodyBytes,
        relayedBodyBytes,
        delivery,
        idle,
        open,
        heldBytes,
        operators);
  }

  /**
   * The same for operators: one reader alone takes their paths apart, before it decodes them, and
   * load balancers look at health with as little as they can.
   */
  public GuardLimits forOperators() {
    return new GuardLimits(
        headBytes,
        headers,
        linkBodyBytes,
        relayedBodyBytes,
        delivery,
        idle,
        connections,
        heldBytes,
        true);
  }
}
