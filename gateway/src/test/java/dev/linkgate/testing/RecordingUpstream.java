package dev.linkgate.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A provider on a real socket: records every request, byte for byte, and answers from a script, or
 * as the provider's documents say when there is none.
 */
public final class RecordingUpstream implements AutoCloseable {
  /** How long {@link #takeRequest()} waits: longer than any SDK's back-off between two attempts. */
  private static final long TAKE_SECONDS = 10;

  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  private final BlockingQueue<RecordedRequest> untaken = new LinkedBlockingQueue<>();
  private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
  private volatile Function<RecordedRequest, Reply> otherwise;

  private RecordingUpstream(ServerSocket listener, Function<RecordedRequest, Reply> otherwise) {
    this.listener = listener;
    this.otherwise = otherwise;
  }

  /** Starts one on a free loopback port that gives {@link DocumentedAnswers}. */
  public static RecordingUpstream start() {
    try {
      ServerSocket listener = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
      RecordingUpstream upstream = new RecordingUpstream(listener, DocumentedAnswers::to);
      Thread.ofVirtual().name("upstream-accept").start(upstream::accept);
      return upstream;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code http://127.0.0.1:port}, without a slash at the end. */
  public String baseUrl() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  /** The next replies, one per request; after them the usual one again. */
  public RecordingUpstream enqueue(Reply... replies) {
    script.addAll(List.of(replies));
    return this;
  }

  /** The usual reply from now on. */
  public RecordingUpstream always(Function<RecordedRequest, Reply> usual) {
    otherwise = usual;
    return this;
  }

  /** The usual reply from now on. */
  public RecordingUpstream always(Reply reply) {
    return always(_ -> reply);
  }

  /** Every request so far, in the order they arrived. */
  public List<RecordedRequest> requests() {
    return List.copyOf(requests);
  }

  /** The oldest request not taken yet; fails when none comes. */
  public RecordedRequest takeRequest() throws InterruptedException {
    RecordedRequest request = untaken.poll(TAKE_SECONDS, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("no request reached the upstream within " + TAKE_SECONDS + " s");
    }
    return request;
  }

  /** Connections accepted so far. */
  public int connections() {
    return connections.get();
  }

  /** Ends the connections that are open now; new ones are still accepted. */
  public void dropConnections() {
    open.forEach(Connection::end);
  }

  @Override
  public void close() {
    Connection.end(listener);
    dropConnections();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        int number = connections.incrementAndGet();
        Thread.ofVirtual().name("upstream-" + number).start(() -> serve(socket, number));
      } catch (IOException _) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      Connection connection = new Connection(socket);
      for (Connection.Parsed parsed = connection.readRequest();
          parsed != null;
          parsed = connection.readRequest()) {
        RecordedRequest request =
            new RecordedRequest(
                parsed.method(),
                parsed.target(),
                parsed.headers(),
                parsed.body(),
                Instant.now(),
                number);
        requests.add(request);
        untaken.add(request);
        Reply scripted = script.poll();
        if (!connection.reply(scripted != null ? scripted : otherwise.apply(request))) {
          return;
        }
      }
    } catch (IOException _) {
      // The peer has gone; what arrived whole is recorded.
    } finally {
      open.remove(socket);
    }
  }
}
