package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** A gateway whose admin listener is asked byte by byte, at a time of the test's. */
final class ConsoleRig implements AutoCloseable {
  final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
  final YamlGateway gateway = YamlGateway.start(Caller.SANDBOX, now::get);
  final int port = URI.create(gateway.adminUrl()).getPort();
  final String host = "127.0.0.1:" + port;

  /** An answer, head and body. */
  record Answer(String text) {
    int status() {
      return Integer.parseInt(text.substring(9, 12));
    }

    List<String> all(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return text.substring(0, text.indexOf("\r\n\r\n"))
          .lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .toList();
    }

    String header(String name) {
      return String.join("\n", all(name));
    }

    String body() {
      return text.substring(text.indexOf("\r\n\r\n") + 4);
    }
  }

  void pass(Duration time) {
    now.updateAndGet(it -> it.plus(time));
  }

  /** Sends these lines, with a host of ours unless they name one. */
  Answer ask(String line, String body, String... headers) throws IOException {
    StringBuilder request = new StringBuilder(line).append(" HTTP/1.1\r\n");
    if (List.of(headers).stream().noneMatch(header -> header.startsWith("Host:"))) {
      request.append("Host: ").append(host).append("\r\n");
    }
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    if (!body.isEmpty()) {
      request.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    request.append("Connection: close\r\n\r\n").append(body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      out.write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new Answer(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  Answer signInWith(String token, String... headers) throws IOException {
    return signIn("token=" + token, headers);
  }

  Answer signIn(String form, String... headers) throws IOException {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Content-Type: application/x-www-form-urlencoded";
    return ask("POST /console/sign-in", form, all);
  }

  Answer signInTo(String next) throws IOException {
    return signIn(
        "token="
            + YamlGateway.ADMIN_TOKEN.reveal()
            + "&next="
            + URLEncoder.encode(next, StandardCharsets.UTF_8));
  }

  /** The cookie header of a new session. */
  String signedIn() throws IOException {
    Answer answer = signInWith(YamlGateway.ADMIN_TOKEN.reveal());
    assertThat(answer.status()).isEqualTo(303);
    return cookie(answer);
  }

  static String cookie(Answer answer) {
    return "Cookie: " + answer.header("Set-Cookie").split(";", 2)[0];
  }

  /** Whether a session reads and writes as its operator does. */
  boolean works(String cookie) throws IOException {
    return ask("GET /api/status", "", cookie, "Sec-Fetch-Site: same-origin").status() == 200;
  }

  Answer withToken(String line, String body) throws IOException {
    return ask(line, body, "Authorization: Bearer " + YamlGateway.ADMIN_TOKEN.reveal());
  }

  @Override
  public void close() {
    gateway.close();
  }
}
