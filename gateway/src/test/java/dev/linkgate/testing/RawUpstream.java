package dev.linkgate.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** An upstream that plays a script on each connection and records every request it could read. */
public final class RawUpstream implements AutoCloseable {
  private static final int BACKLOG = 2_000; // a thousand callers connect at once
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private final ServerSocket server;
  private final boolean tls;
  private final List<RawRequest> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private volatile Script script;

  /** What happens on one connection; it is closed when the script returns. */
  @FunctionalInterface
  public interface Script {
    void play(RawPeer peer) throws IOException;
  }

  private RawUpstream(ServerSocket server, boolean tls, Script script) {
    this.server = server;
    this.tls = tls;
    this.script = script;
    Thread.ofVirtual().start(this::accept);
  }

  /** Plays this script on every connection. */
  public static RawUpstream playing(Script script) {
    return playing(script, null);
  }

  /** The same behind TLS, with the context's certificate; in clear when there is none. */
  public static RawUpstream playing(Script script, @Nullable SSLContext tls) {
    try {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      ServerSocket server =
          tls == null
              ? new ServerSocket(0, BACKLOG, loopback)
              : tls.getServerSocketFactory().createServerSocket(0, BACKLOG, loopback);
      return new RawUpstream(server, tls != null, script);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A loopback address on which nothing listens. */
  public static URI refusing() {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1/account_links");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another script for the connections to come. */
  public void play(Script next) {
    script = next;
  }

  public URI uri(String path) {
    String scheme = tls ? "https://localhost:" : "http://127.0.0.1:";
    return URI.create(scheme + server.getLocalPort() + path);
  }

  /** Every request that could be read whole, or as far as it came. */
  public List<RawRequest> requests() {
    return List.copyOf(requests);
  }

  /** Connections accepted so far. */
  public int connections() {
    return connections.get();
  }

  /** Connections whose script has not returned. */
  public int open() {
    return open.get();
  }

  /** Waits until something that happens on another thread has happened. */
  public static void until(BooleanSupplier happened) {
    long start = System.nanoTime();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        throw new AssertionError("waited 10 s in vain");
      }
      LockSupport.parkNanos(200_000);
    }
  }

  /** From now on connections are refused; those that are open stay. */
  public void stopListening() throws IOException {
    server.close();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : new ArrayList<>(sockets)) {
        socket.close();
      }
    } catch (IOException e) {
      // The peer may have closed it at the same time.
    }
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket socket = server.accept();
        connections.incrementAndGet();
        open.incrementAndGet();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      script.play(new RawPeer(socket, requests));
    } catch (IOException e) {
      // The client went away, which is often what a test is about.
    } finally {
      sockets.remove(socket);
      open.decrementAndGet();
    }
  }
}
