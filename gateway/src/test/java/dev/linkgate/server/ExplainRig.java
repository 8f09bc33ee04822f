package dev.linkgate.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A gateway whose every upstream is one socket, and requests both to explain and to send. */
final class ExplainRig implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Map<String, Caller.Link> LINKS =
      Map.of("stripe-v1", Caller.Link.V1, "stripe-v2", Caller.Link.V2, "whop", Caller.Link.WHOP);

  private final RecordingUpstream upstream = RecordingUpstream.start();
  private final YamlGateway gateway;

  ExplainRig() {
    this(adapter -> adapter);
  }

  /**
   * @param changed what each adapter is replaced with
   */
  ExplainRig(UnaryOperator<Adapter> changed) {
    gateway = YamlGateway.startWith(yaml(upstream.baseUrl()), changed);
  }

  /** The configuration, with the account map as {@code accounts}. */
  static String yaml(String upstream) {
    return resource("linkgate.yaml").replace("UPSTREAM", upstream);
  }

  private static String resource(String name) {
    try (InputStream in = ExplainRig.class.getResourceAsStream("/explain/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A request, and what becomes of it.
   *
   * @param upstream where it goes; null when it does not get so far
   * @param manner relayed or translated; null likewise
   * @param reason of its refusal; null for none
   */
  record Case(
      String name,
      String ingress,
      @Nullable String version,
      String caller,
      Map<String, String> headers,
      String body,
      String outcome,
      @Nullable String upstream,
      @Nullable String manner,
      @Nullable String reason) {
    @Override
    public String toString() {
      return name;
    }

    Caller.Link link() {
      return Objects.requireNonNull(LINKS.get(ingress));
    }

    /** All it has on the wire, in order. */
    Map<String, String> onTheWire() {
      Map<String, String> all = new LinkedHashMap<>(headers);
      all.put("Authorization", "Bearer caller_key_of_" + caller + "_in_tests");
      if (version != null) {
        all.put(ingress.equals("whop") ? "Api-Version-Date" : "Stripe-Version", version);
      }
      all.putIfAbsent("Content-Type", link().type);
      return all;
    }

    /** The same as a question to the admin API. */
    ObjectNode question() {
      ObjectNode question = JSON.createObjectNode();
      question.put("ingress", ingress).put("caller", caller).put("body", body);
      if (version != null) {
        question.put("version", version);
      }
      ObjectNode sent = question.putObject("headers");
      headers.forEach(sent::put);
      sent.put("Authorization", "Bearer caller_key_of_" + caller + "_in_tests");
      return question;
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (JsonNode one : new YAMLMapper().readTree(resource("cases.yaml"))) {
      Map<String, String> headers = new LinkedHashMap<>();
      one.path("headers")
          .properties()
          .forEach(it -> headers.put(it.getKey(), filled(it.getValue().asText())));
      cases.add(
          new Case(
              one.path("name").asText(),
              one.path("ingress").asText(),
              one.path("version").textValue(),
              one.path("caller").asText("shop"),
              headers,
              filled(one.path("body").asText()),
              one.path("outcome").asText(),
              one.path("upstream").textValue(),
              one.path("manner").textValue(),
              one.path("reason").textValue()));
    }
    return cases;
  }

  private static String filled(String text) {
    return text.replace("LONG", "x".repeat(5_001));
  }

  RecordingUpstream upstream() {
    return upstream;
  }

  YamlGateway gateway() {
    return gateway;
  }

  /** What the admin API says of a request. */
  JsonNode explained(Case one) throws Exception {
    HttpResponse<String> answer = ask(one.question().toString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /** What the admin API answers to a question. */
  HttpResponse<String> ask(String question) throws Exception {
    return new Caller(gateway.adminUrl())
        .send(
            "POST",
            "/api/explain",
            question,
            "Authorization",
            "Bearer " + YamlGateway.ADMIN_TOKEN.reveal());
  }

  /** A whole answer, as it came. */
  record Answer(int status, String head, String body) {}

  /** Sends it as it is: no client of a library leaves a request's headers alone. */
  Answer sent(Case one) throws IOException {
    URI at = URI.create(gateway.url());
    byte[] body = one.body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("POST " + one.link().path + " HTTP/1.1\r\n");
    head.append("Host: ").append(at.getAuthority()).append("\r\n");
    one.onTheWire().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
    try (Socket socket = new Socket(at.getHost(), at.getPort());
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
      out.write(body);
      out.flush();
      String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int end = answer.indexOf("\r\n\r\n");
      return new Answer(
          Integer.parseInt(answer.substring(9, 12)),
          answer.substring(0, end),
          answer.substring(end + 4));
    }
  }

  @Override
  public void close() {
    gateway.close();
    upstream.close();
  }
}
