import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * An upstream that thinks before it answers; nginx cannot without modules.
 *
 * <pre>java SlowUpstream.java PORT MILLISECONDS BODY-FILE</pre>
 */
final class SlowUpstream {
  /** More than any crowd of the benchmark. */
  private static final int BACKLOG = 8_192;

  public static void main(String[] args) throws IOException {
    Duration pause = Duration.ofMillis(Integer.parseInt(args[1]));
    byte[] body = Files.readAllBytes(Path.of(args[2]));
    byte[] head =
        ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nRequest-Id: req_slow\r\n"
                + ("Content-Length: " + body.length + "\r\n\r\n"))
            .getBytes();
    byte[] answer = new byte[head.length + body.length];
    System.arraycopy(head, 0, answer, 0, head.length);
    System.arraycopy(body, 0, answer, head.length, body.length);
    try (ServerSocket server =
        new ServerSocket(Integer.parseInt(args[0]), BACKLOG, InetAddress.getLoopbackAddress())) {
      System.out.println("ready");
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket, pause, answer));
      }
    }
  }

  @SuppressWarnings("deprecation") // readLine is right for ASCII
  private static void serve(Socket socket, Duration pause, byte[] answer) {
    try (socket;
        DataInputStream in =
            new DataInputStream(new BufferedInputStream(socket.getInputStream(), 2048))) {
      socket.setTcpNoDelay(true);
      while (in.readLine() != null) {
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
          String lower = line.toLowerCase(Locale.ROOT);
          if (lower.startsWith("content-length:")) {
            length = Integer.parseInt(lower.substring(15).strip());
          }
        }
        in.skipNBytes(length);
        Thread.sleep(pause);
        socket.getOutputStream().write(answer);
      }
    } catch (IOException e) {
      // the gateway closed it
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
