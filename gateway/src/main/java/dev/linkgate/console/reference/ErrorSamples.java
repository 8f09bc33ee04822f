package dev.linkgate.console.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.BodyFormat;
import dev.linkgate.adapter.FailureContext;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Names;
import dev.linkgate.adapter.Reading;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.contract.faults.FaultTable;
import dev.linkgate.server.body.TypedBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What callers are answered when something is wrong, found by doing it. */
final class ErrorSamples {
  private static final String REQUEST_ID = "req_1234567890";

  /** Longer than any API takes. */
  private static final int TOO_LONG = 6_000;

  private final List<Adapter> adapters;
  private final List<Reference.Case> cases;

  ErrorSamples(List<Adapter> adapters, List<Reference.Case> cases) {
    this.adapters = adapters;
    this.cases = cases;
  }

  /**
   * Answers that differ in more than their sentences.
   *
   * @param when every case in which it comes, the first is the answer's own
   */
  record Sample(List<String> when, HttpAnswer answer) {}

  /** By status. */
  Map<Integer, List<Sample>> of(Subject subject) {
    Map<Integer, Map<String, Sample>> found = new TreeMap<>();
    Ingress ingress = subject.ingress();
    for (Reference.Case one : cases) {
      note(subject, one.when(), one.failure(), ingress.names(), found);
    }
    own(subject, found);
    bodies(subject, found);
    for (FaultTable.Failed failed : FaultTable.failures(adapters, ingress)) {
      String when = "the upstream " + failed.fault().happens();
      note(subject, when, failed.failure(), ingress.names(), found);
    }
    Map<Integer, List<Sample>> samples = new TreeMap<>();
    found.forEach((status, all) -> samples.put(status, List.copyOf(all.values())));
    return samples;
  }

  private static void note(
      Subject subject,
      String when,
      Failure failure,
      Names names,
      Map<Integer, Map<String, Sample>> found) {
    String path = subject.ingress().linkPaths().getFirst();
    HttpAnswer answer =
        subject.ingress().render(failure, new FailureContext(REQUEST_ID, "POST", path, names));
    Sample sample =
        found
            .computeIfAbsent(answer.status(), _ -> new LinkedHashMap<>())
            .computeIfAbsent(kind(answer), _ -> new Sample(new ArrayList<>(), answer));
    if (!sample.when().contains(when)) {
      sample.when().add(when);
    }
  }

  /** What a program tells answers apart by. */
  private static String kind(HttpAnswer answer) {
    JsonNode error = Json.object(answer.body()).orElseGet(Json::object).path("error");
    return error.path("type").asText()
        + " "
        + error.path("code").asText()
        + " "
        + answer.headers().list().stream()
            .map(header -> header.name() + header.value())
            .sorted()
            .toList();
  }

  /** What is refused before a body is looked at. */
  private static void own(Subject subject, Map<Integer, Map<String, Sample>> found) {
    Ingress ingress = subject.ingress();
    BodyFormat format = ingress.bodyFormat();
    String type = format.mediaType();
    attempt(subject, "the version is none", () -> ingress.version("yesterday", null), found);
    attempt(
        subject,
        "the Content-Type is another one",
        () -> TypedBody.read(format, "text/plain", bytes("?")),
        found);
    attempt(
        subject,
        "the body is not " + type,
        () -> TypedBody.read(format, type, bytes("{\"a\":%zz")),
        found);
    attempt(
        subject,
        "the Idempotency-Key is too long",
        () -> ingress.idempotency().check(new IdempotencyKey("k".repeat(TOO_LONG))),
        found);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void attempt(
      Subject subject, String when, Runnable tried, Map<Integer, Map<String, Sample>> found) {
    try {
      tried.run();
    } catch (GatewayException e) {
      note(subject, when, e.failure(), subject.ingress().names(), found);
    }
  }

  /** What the version's own rules refuse: its example, with something wrong. */
  private static void bodies(Subject subject, Map<Integer, Map<String, Sample>> found) {
    for (JsonNode example : Examples.of(subject.requestContent()).values()) {
      if (example instanceof ObjectNode body) {
        SchemaTree tree = new SchemaTree(subject.document().document());
        JsonNode schema = subject.requestContent().path("schema");
        for (Property property : Property.all(schema, tree)) {
          if (property.path().size() == 1) {
            spoiled(subject, body, property, found);
          }
        }
        read(subject, "a parameter is unknown", with(body, "colour", "red"), found);
        return;
      }
    }
  }

  private static void spoiled(
      Subject subject,
      ObjectNode body,
      Property property,
      Map<Integer, Map<String, Sample>> found) {
    String name = property.path().getFirst();
    if (property.required()) {
      ObjectNode less = body.deepCopy();
      less.remove(name);
      read(subject, name + " is left out", less, found);
    }
    if (property.schema().has("enum")) {
      read(subject, name + " is none of the listed values", with(body, name, "other"), found);
    }
    if (property.schema().path("maxLength").asInt(Integer.MAX_VALUE) < TOO_LONG) {
      String longer = "x".repeat(property.schema().path("maxLength").asInt() + 1);
      read(subject, name + " is too long", with(body, name, longer), found);
    }
  }

  private static ObjectNode with(ObjectNode body, String name, String value) {
    return body.deepCopy().put(name, value);
  }

  private static void read(
      Subject subject, String when, ObjectNode body, Map<Integer, Map<String, Sample>> found) {
    Reading reading = subject.ingress().read(body, Headers.NONE, subject.spoken());
    if (!reading.violations().isEmpty()) {
      note(subject, when, reading.violations().getFirst(), reading.names(), found);
    }
  }
}
