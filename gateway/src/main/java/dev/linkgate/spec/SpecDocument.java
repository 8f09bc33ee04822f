package dev.linkgate.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One API document of one version: what its link operation takes and answers. */
public final class SpecDocument {
  private static final ObjectMapper YAML = new YAMLMapper();

  /** The name, within its own validator, of a document that is not in the class path. */
  private static final String ELSEWHERE = "urn:linkgate:document";

  private static final String JSON_SCHEMA = "/content/application~1json/schema";

  /** How the validator says that more than one alternative of a {@code oneOf} fits. */
  private static final String FITS_SEVERAL = "oneOf.indexes";

  private final ApiVersion version;
  private final Schema request;
  private final Schema answer;
  private final JsonNode document;
  private final SchemaRegistry registry;
  private final String responses;
  private final Map<String, Schema> answers = new ConcurrentHashMap<>();
  private final FieldTree requestFields;
  private final FieldTree answerFields;

  private SpecDocument(
      ApiVersion version, String iri, JsonNode document, Map<String, String> elsewhere) {
    this.version = version;
    this.document = document;
    this.registry =
        SchemaRegistry.withDialect(
            document.path("openapi").asText().startsWith("3.1")
                ? Dialects.getOpenApi31()
                : Dialects.getOpenApi30(),
            registry -> registry.schemas(elsewhere));
    JsonNode operation = operation(document);
    String path = document.path("paths").fieldNames().next();
    String media = operation.at("/requestBody/content").fieldNames().next();
    String at = "#/paths/" + escape(path) + "/post";
    this.responses = iri + at + "/responses/";
    registry.getSchema(SchemaLocation.of(iri), document);
    this.request =
        registry.getSchema(
            SchemaLocation.of(iri + at + "/requestBody/content/" + escape(media) + "/schema"));
    this.answer = registry.getSchema(SchemaLocation.of(responses + "200" + JSON_SCHEMA));
    answers.put("200", answer);
    request.validate(YAML.createObjectNode()); // compiles the keywords now, not on the first call
    answer.validate(YAML.createObjectNode());
    this.requestFields =
        FieldTree.of(operation.at("/requestBody/content").get(media).path("schema"), document);
    this.answerFields = FieldTree.of(operation.at("/responses/200" + JSON_SCHEMA), document);
  }

  /**
   * Reads {@code specs/<api>/<version>.yaml} from the class path.
   *
   * @throws IllegalArgumentException when there is no such document, or its name is no version
   */
  public static SpecDocument load(String api, String version, ApiVersion.Syntax syntax) {
    ApiVersion parsed =
        ApiVersion.parse(version, syntax)
            .orElseThrow(() -> new IllegalArgumentException("not a version: " + version));
    String resource = "specs/" + api + "/" + version + ".yaml";
    try (InputStream in = SpecDocument.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no document " + resource);
      }
      return new SpecDocument(parsed, "classpath:" + resource, YAML.readTree(in), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /**
   * A document that is not among ours, or not yet.
   *
   * @param name what messages call it
   * @throws IllegalArgumentException when it has not one POST with a body and a 200 in JSON
   */
  public static SpecDocument of(ApiVersion version, String name, JsonNode document) {
    if (document.path("paths").isEmpty()
        || operation(document).at("/requestBody/content").isEmpty()
        || operation(document).at("/responses/200" + JSON_SCHEMA).isMissingNode()) {
      throw new IllegalArgumentException(
          name + ": its first path has no POST with a body and a 200 answer in JSON");
    }
    return new SpecDocument(version, ELSEWHERE, document, Map.of(ELSEWHERE, document.toString()));
  }

  private static String escape(String pointerStep) {
    return pointerStep.replace("~", "~0").replace("/", "~1");
  }

  /** The first version known to have this shape. */
  public ApiVersion version() {
    return version;
  }

  /** Every rule of the request a body breaks, in one pass. */
  public List<Violation> checkRequest(JsonNode body) {
    return violations(request.validate(body));
  }

  /** Every rule of the answer a body breaks, in one pass. */
  public List<Violation> checkAnswer(JsonNode body) {
    return violations(answer.validate(body));
  }

  /** Every rule of the answers with this status a body breaks; empty when none is documented. */
  public Optional<List<Violation>> checkAnswer(int status, JsonNode body) {
    JsonNode documented = operation().path("responses");
    String key = Integer.toString(status);
    String found = documented.has(key) ? key : "default";
    if (!documented.has(found)) {
      return Optional.empty();
    }
    Schema schema =
        answers.computeIfAbsent(
            found, name -> registry.getSchema(SchemaLocation.of(responses + name + JSON_SCHEMA)));
    List<Error> errors = schema.validate(body);
    return Optional.of(fitsSeveral(errors) ? List.of() : violations(errors));
  }

  /**
   * Stripe v2 writes its errors as {@code oneOf}, and yet each named one also fits the general one:
   * it means the first that fits. The alternatives are all that these answers' schemas say.
   */
  private static boolean fitsSeveral(List<Error> errors) {
    return errors.stream().anyMatch(error -> FITS_SEVERAL.equals(error.getMessageKey()));
  }

  /** The whole document, references as they are written. */
  public JsonNode document() {
    return document;
  }

  /** The link operation within the document. */
  public JsonNode operation() {
    return operation(document);
  }

  private static JsonNode operation(JsonNode document) {
    return document.path("paths").iterator().next().path("post");
  }

  /** The fields of a request that the document does not know, in brackets style. */
  public List<String> undocumented(JsonNode body) {
    return requestFields.beyond(body);
  }

  /**
   * What may be kept of a request's body, as JSON of at most some 3,000 characters: no secret, no
   * path and no query of a URL.
   *
   * @param account the one value that stays as it is; null for none
   */
  public String redactedRequest(JsonNode body, @Nullable String account) {
    return new Redaction(account).of(body, requestFields);
  }

  /** The fields of an answer that the document does not know, in brackets style. */
  public List<String> undocumentedAnswer(JsonNode body) {
    return answerFields.beyond(body);
  }

  /** Whether requests of this version have a field under this path. */
  public boolean requestHas(String... path) {
    return requestFields.has(path);
  }

  /** Whether requests of this version may not leave out the field under this path. */
  public boolean requestRequires(String... path) {
    return requestFields.requires(path);
  }

  private static List<Violation> violations(List<Error> errors) {
    if (errors.isEmpty()) {
      return List.of();
    }
    List<Violation> violations = new ArrayList<>(errors.size());
    for (Error error : errors) {
      violations.add(violation(error));
    }
    return violations;
  }

  private static Violation violation(Error error) {
    List<String> path = new ArrayList<>();
    for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
      path.add(String.valueOf(error.getInstanceLocation().getElement(i)));
    }
    Violation.Rule rule =
        switch (error.getKeyword()) {
          case "required" -> Violation.Rule.MISSING;
          case "additionalProperties" -> Violation.Rule.UNKNOWN;
          case "enum" -> Violation.Rule.ENUM;
          case "type" -> Violation.Rule.TYPE;
          case "maxLength" -> Violation.Rule.TOO_LONG;
          default -> Violation.Rule.OTHER;
        };
    if ((rule == Violation.Rule.MISSING || rule == Violation.Rule.UNKNOWN)
        && error.getProperty() != null) {
      path.add(error.getProperty());
    }
    JsonNode rules = error.getSchemaNode();
    List<String> allowed = new ArrayList<>();
    if (rule == Violation.Rule.ENUM && rules != null) {
      (rules.isArray() ? rules : rules.path("enum")).forEach(value -> allowed.add(value.asText()));
    }
    Integer limit = null;
    if (rule == Violation.Rule.TOO_LONG && rules != null) {
      limit = rules.isNumber() ? rules.asInt() : rules.path("maxLength").asInt();
    }
    return new Violation(
        path,
        rule,
        allowed,
        limit,
        error.getKeyword(),
        error.getSchemaLocation().getFragment().toString());
  }
}
