package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.adapter.Versions;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.document.UnusableDocument;
import dev.linkgate.spec.ApiVersion;
import dev.linkgate.spec.SpecDocument;
import dev.linkgate.spec.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of two documents, ready to make messages and to check them.
 *
 * @param spec checks bodies against it
 * @param last the same as if no version came after it: what is read with it is not upgraded
 */
record Side(
    OpenApiDocument document,
    Operation operation,
    ApiVersion version,
    SpecDocument spec,
    SpecDocument last,
    Samples samples) {
  /** Later than any version there will be. */
  private static final String NEVER = "9999-12-31";

  private static final String JSON = "application/json";

  static Side of(OpenApiDocument document, Versions versions) {
    String name = document.tree().path("info").path("version").asText();
    ApiVersion version =
        versions
            .parse(name)
            .orElseThrow(
                () ->
                    new UnusableDocument(
                        document.name() + ": its info.version '" + name + "' is no version"));
    ObjectNode lenient = document.tree().deepCopy();
    anyOf(lenient);
    Operation operation = Operation.only(document);
    try {
      return new Side(
          document,
          operation,
          version,
          SpecDocument.of(version, document.name(), lenient),
          SpecDocument.of(versions.parse(NEVER).orElseThrow(), document.name(), lenient),
          new Samples(new SchemaReader(document)));
    } catch (IllegalArgumentException e) {
      throw new UnusableDocument(String.valueOf(e.getMessage()));
    }
  }

  /** Named errors also fit the general one: providers mean the first that fits, not the only. */
  private static void anyOf(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("oneOf") instanceof ArrayNode one) {
      object.remove("oneOf");
      object.set("anyOf", one);
    }
    node.forEach(Side::anyOf);
  }

  IngressVersion spoken() {
    return new IngressVersion(version, spec);
  }

  Spot request() {
    return Operation.media(operation.body()).values().iterator().next().child("schema");
  }

  /** The schema of the answers under a status, as the document writes it; null without one. */
  @Nullable Spot answer(String status) {
    Spot answer = operation.answers().get(status);
    Spot media = answer == null ? null : Operation.media(answer).get(JSON);
    return media == null || media.child("schema").missing() ? null : media.child("schema");
  }

  /** What the document says of a place in the request; null when there is none. */
  @Nullable SchemaFacts factsAt(List<String> steps) {
    Spot spot = samples.at(request(), steps);
    return spot == null ? null : samples.facts(spot);
  }

  List<JsonNode> values(@Nullable Spot spot, @Nullable SchemaFacts other) {
    return spot == null ? List.of() : samples.values(spot, other);
  }

  /** Requests with everything the object under these steps can have. */
  List<ObjectNode> holding(List<String> steps) {
    Spot spot = samples.at(request(), steps);
    return spot == null
        ? List.of()
        : Rig.requests(this, steps, samples.one(spot, Samples.Fill.FULL), Samples.Fill.LEAST);
  }

  /** Where the document says what an answer with this status is; empty when it does not. */
  Optional<String> documented(int status) {
    String exact = Integer.toString(status);
    return operation.answers().containsKey(exact)
        ? Optional.of(exact)
        : operation.answers().containsKey("default") ? Optional.of("default") : Optional.empty();
  }

  /** Every place at which a request breaks this document, or goes beyond it. */
  List<Misfit> misfitsOfRequest(JsonNode body) {
    return misfits(spec.checkRequest(body), spec.undocumented(body));
  }

  /** The same for an answer. */
  List<Misfit> misfitsOfAnswer(JsonNode body) {
    return misfits(spec.checkAnswer(body), spec.undocumentedAnswer(body));
  }

  /** The same for an error; none where the status is not documented. */
  List<Misfit> misfitsOfError(int status, JsonNode body) {
    return misfits(spec.checkAnswer(status, body).orElse(List.of()), List.of());
  }

  private static List<Misfit> misfits(List<Violation> violations, List<String> undocumented) {
    List<Misfit> misfits = new ArrayList<>();
    violations.forEach(
        one -> misfits.add(new Misfit(Trees.steps(one.path()), one.keyword(), one.parameter())));
    undocumented.forEach(
        name -> misfits.add(new Misfit(Trees.steps(name), "is not documented", name)));
    return misfits;
  }
}
