package dev.linkgate.sdk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The wire between one SDK and the gateway: passes every byte on and keeps it, so that a test knows
 * what the SDK sent, how often, and what it was answered, whatever the SDK shows of that.
 */
final class Tap implements AutoCloseable {
  private static final Pattern REQUEST_LINE =
      Pattern.compile(
          "[A-Z] /\\S* HTTP/1\\.1\r\n"); // the body before it may end without a line's end

  private static final int BUFFER = 8192;

  private final ServerSocket listener;
  private final URI onward;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<ByteArrayOutputStream> sent = new CopyOnWriteArrayList<>();
  private final List<ByteArrayOutputStream> answered = new CopyOnWriteArrayList<>();

  private Tap(ServerSocket listener, URI onward) {
    this.listener = listener;
    this.onward = onward;
  }

  /** On a free port, before the server of this URL. */
  static Tap before(String url) {
    try {
      Tap tap = new Tap(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), URI.create(url));
      Thread.ofVirtual().start(tap::accept);
      return tap;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without a slash at the end. */
  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  /** Everything the SDK wrote, connection by connection. */
  String sent() {
    return text(sent);
  }

  /** Everything it was answered, connection by connection. */
  String answered() {
    return text(answered);
  }

  /** How many requests the SDK sent. */
  int attempts() {
    return (int) REQUEST_LINE.matcher(sent()).results().count();
  }

  /** Every value of this header in what the SDK sent. */
  List<String> sentHeaders(String name) {
    return headers(sent(), name);
  }

  /** Every value of this header in the answers. */
  List<String> answeredHeaders(String name) {
    return headers(answered(), name);
  }

  private static List<String> headers(String wire, String name) {
    return Pattern.compile("(?imd)^" + Pattern.quote(name) + ": *(.*?)\\r$")
        .matcher(wire)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static String text(List<ByteArrayOutputStream> streams) {
    StringBuilder all = new StringBuilder();
    streams.forEach(one -> all.append(one.toString(StandardCharsets.ISO_8859_1)));
    return all.toString();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket sdk = listener.accept();
        Socket gateway = new Socket(onward.getHost(), onward.getPort());
        sdk.setTcpNoDelay(true);
        gateway.setTcpNoDelay(true);
        sockets.addAll(List.of(sdk, gateway));
        Thread.ofVirtual().start(() -> pass(sdk, gateway, kept(sent)));
        Thread.ofVirtual().start(() -> pass(gateway, sdk, kept(answered)));
      } catch (IOException _) {
        return; // closed
      }
    }
  }

  private static ByteArrayOutputStream kept(List<ByteArrayOutputStream> in) {
    ByteArrayOutputStream one = new ByteArrayOutputStream();
    in.add(one);
    return one;
  }

  private static void pass(Socket from, Socket to, ByteArrayOutputStream kept) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        kept.write(buffer, 0, read);
        out.write(buffer, 0, read);
        out.flush();
      }
      to.shutdownOutput();
    } catch (IOException _) {
      end(from);
      end(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // already closed is as good
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sockets.forEach(Tap::end);
  }
}
