import java.io.DataInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What wrk cannot do: a fixed rate whose latencies count from when a request was due, a fixed
 * number of requests, and a crowd that comes at once. Prints one line of JSON.
 *
 * <pre>
 * java Load.java rate  PORT REQUEST-FILE CONNECTIONS PER-SECOND SECONDS [FIRST]
 * java Load.java count PORT REQUEST-FILE CONNECTIONS REQUESTS
 * java Load.java crowd PORT REQUEST-FILE CALLERS ROUNDS MARK
 * </pre>
 *
 * FIRST seconds come before the SECONDS, at the same rate, and do not count: in them this program is
 * compiled, on the processors that it measures.
 *
 * <p>REQUEST-FILE holds a whole HTTP/1.1 request; where 20 zeros stand in it, each request has its own
 * 20 digits. MARK is a line of an answer's head that is counted.
 */
final class Load {
  /** Longer than the gateway's own 30 s deadline: what takes longer hangs. */
  private static final int PATIENCE_MILLIS = 40_000;

  /** Where a request differs from all others; the answer to a repeated key is no answer to count. */
  private static final String OWN = "0".repeat(20);

  /** Milliseconds, and a million numbers for each: no run repeats another's. */
  private static final AtomicLong NEXT = new AtomicLong(System.currentTimeMillis() * 1_000_000);

  /** Status 0: no answer, or none that could be read. */
  private record Answer(int status, boolean marked, long nanos) {}

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[1]);
    byte[] request = Files.readAllBytes(Path.of(args[2]));
    int connections = Integer.parseInt(args[3]);
    List<Answer> answers =
        switch (args[0]) {
          case "rate" ->
              rate(
                  port,
                  request,
                  connections,
                  Double.parseDouble(args[4]),
                  Integer.parseInt(args[5]),
                  args.length > 6 ? Integer.parseInt(args[6]) : 0);
          case "count" -> count(port, request, connections, Long.parseLong(args[4]));
          case "crowd" -> crowd(port, request, connections, Integer.parseInt(args[4]), args[5]);
          default -> throw new IllegalArgumentException(args[0]);
        };
    System.out.println(report(answers));
  }

  /** One caller's connection; opened again after a failure, as an SDK would. */
  private static final class Caller implements AutoCloseable {
    private final int port;
    private final byte[] request;
    private final int own;
    private final String mark;
    private Socket socket;
    private DataInputStream in;

    Caller(int port, byte[] request, String mark) {
      this.port = port;
      this.request = request.clone();
      this.own = new String(request, StandardCharsets.ISO_8859_1).indexOf(OWN);
      this.mark = mark.toLowerCase(Locale.ROOT);
    }

    void connect() throws IOException {
      socket = new Socket();
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
      in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 4096));
    }

    /** Asks once, and counts the time from when it was due. */
    Answer ask(long due) {
      try {
        if (socket == null) {
          connect();
        }
        if (own >= 0) {
          byte[] digits = Long.toString(NEXT.getAndIncrement()).getBytes(StandardCharsets.US_ASCII);
          System.arraycopy(digits, 0, request, own + OWN.length() - digits.length, digits.length);
        }
        socket.getOutputStream().write(request);
        return read(due);
      } catch (IOException e) {
        close();
        return new Answer(0, false, System.nanoTime() - due);
      }
    }

    @SuppressWarnings("deprecation") // readLine is right for ASCII
    private Answer read(long due) throws IOException {
      String line = in.readLine();
      if (line == null) {
        throw new IOException("closed");
      }
      int status = Integer.parseInt(line.substring(9, 12));
      int length = -1;
      boolean last = false;
      boolean marked = false;
      for (line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.startsWith("content-length:")) {
          length = Integer.parseInt(lower.substring(15).strip());
        }
        last |= lower.equals("connection: close");
        marked |= lower.equals(mark);
      }
      if (length < 0) {
        throw new IOException("no length");
      }
      byte[] body = new byte[length];
      in.readFully(body);
      long nanos = System.nanoTime() - due;
      if (last) {
        close();
      }
      boolean error = new String(body, StandardCharsets.UTF_8).startsWith("{\"error\":{");
      return new Answer(status, marked && error, nanos);
    }

    @Override
    public void close() {
      try {
        if (socket != null) {
          socket.close();
        }
      } catch (IOException e) {
        // it is gone either way
      }
      socket = null;
    }
  }

  private interface Turn {
    List<Answer> run(int number) throws Exception;
  }

  private static List<Answer> together(int callers, Turn turn) throws Exception {
    List<Answer> all = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Answer>>> turns = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        int number = i;
        turns.add(threads.submit(() -> turn.run(number)));
      }
      for (Future<List<Answer>> done : turns) {
        all.addAll(done.get());
      }
    }
    return all;
  }

  /**
   * Open loop: each connection has its own timetable and never skips an entry. A slow answer makes
   * the following requests late, and their lateness counts: no coordinated omission.
   */
  private static List<Answer> rate(
      int port, byte[] request, int connections, double perSecond, int seconds, int first)
      throws Exception {
    long start = System.nanoTime() + 200_000_000; // all callers are there by then
    double gap = 1e9 * connections / perSecond;
    int early = (int) (first * perSecond / connections);
    int each = early + (int) (seconds * perSecond / connections);
    return together(
        connections,
        number -> {
          List<Answer> answers = new ArrayList<>(each);
          try (Caller caller = new Caller(port, request, "")) {
            caller.connect();
            for (int i = 0; i < each; i++) {
              long due = start + (long) (gap * (i + (double) number / connections));
              for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
              }
              Answer answer = caller.ask(due);
              if (i >= early || answer.status() != 200) {
                answers.add(answer);
              }
            }
          }
          return answers;
        });
  }

  private static List<Answer> count(int port, byte[] request, int connections, long requests)
      throws Exception {
    AtomicLong left = new AtomicLong(requests);
    return together(
        connections,
        _ -> {
          List<Answer> answers = new ArrayList<>();
          try (Caller caller = new Caller(port, request, "")) {
            while (left.getAndDecrement() > 0) {
              answers.add(caller.ask(System.nanoTime()));
            }
          }
          return answers;
        });
  }

  /** Everybody has a connection first, then all ask at once. */
  private static List<Answer> crowd(
      int port, byte[] request, int callers, int rounds, String mark) throws Exception {
    CountDownLatch ready = new CountDownLatch(callers);
    return together(
        callers,
        _ -> {
          List<Answer> answers = new ArrayList<>();
          try (Caller caller = new Caller(port, request, mark)) {
            try {
              caller.connect();
            } finally {
              ready.countDown();
            }
            ready.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            for (int i = 0; i < rounds; i++) {
              answers.add(caller.ask(System.nanoTime()));
            }
          }
          return answers;
        });
  }

  private static String report(List<Answer> answers) {
    Map<Integer, List<Answer>> byStatus = new TreeMap<>();
    for (Answer answer : answers) {
      byStatus.computeIfAbsent(answer.status(), _ -> new ArrayList<>()).add(answer);
    }
    List<String> parts = new ArrayList<>();
    byStatus.forEach(
        (status, list) -> {
          long[] nanos = list.stream().mapToLong(Answer::nanos).sorted().toArray();
          parts.add(
              String.format(
                  Locale.ROOT,
                  "\"%d\":{\"count\":%d,\"marked\":%d,\"p50\":%.3f,\"p99\":%.3f,\"max\":%.3f}",
                  status,
                  nanos.length,
                  list.stream().filter(Answer::marked).count(),
                  millis(nanos, 0.50),
                  millis(nanos, 0.99),
                  nanos[nanos.length - 1] / 1e6));
        });
    return "{" + String.join(",", parts) + "}";
  }

  private static double millis(long[] sorted, double quantile) {
    return sorted[(int) Math.min(sorted.length - 1, Math.ceil(quantile * sorted.length) - 1)] / 1e6;
  }
}
