package dev.linkgate.console.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.Json;
import dev.linkgate.admin.Endpoint;
import dev.linkgate.admin.Problem;
import dev.linkgate.admin.Query;
import dev.linkgate.spec.SpecDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which APIs and versions callers speak, and the form of each one's request. */
public final class FormPages {
  /** What every gateway with a sandbox takes; the routing reads it. */
  private static final Form.HeaderField FAULT =
      new Form.HeaderField(
          "Linkgate-Sandbox-Fault",
          "Has the sandbox play a fault, such as 429; for callers with faults: true.",
          null);

  private static final String KEY = "Idempotency-Key";

  private final List<Adapter> adapters;

  /** An API in the list; the names are the names in the JSON, and stay. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Spoken(
      String api,
      String path,
      @JsonProperty("media-type") String mediaType,
      @JsonProperty("version-header") String versionHeader,
      @JsonProperty("account-example") @Nullable String accountExample,
      List<String> versions) {}

  /**
   * @param adapters one for each API
   */
  public FormPages(List<Adapter> adapters) {
    this.adapters = List.copyOf(adapters);
  }

  /** The list, and one version. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "specs",
            asked -> {
              var _ = new Query(asked.query());
              return Map.of("apis", apis());
            }),
        Endpoint.get(
            "specs/*/*",
            asked -> {
              var _ = new Query(asked.query());
              return form(asked.segment(0), asked.segment(1));
            }));
  }

  private List<Spoken> apis() {
    List<Spoken> apis = new ArrayList<>();
    for (Adapter adapter : adapters) {
      adapter.ingress().ifPresent(ingress -> apis.add(spoken(adapter, ingress)));
    }
    return apis;
  }

  private static Spoken spoken(Adapter adapter, Ingress ingress) {
    List<SpecDocument> newestFirst = ingress.versions().shapes().all().reversed();
    return new Spoken(
        ingress.api().name(),
        ingress.linkPaths().getFirst(),
        ingress.bodyFormat().mediaType(),
        ingress.versionHeader(),
        account(adapter, newestFirst.getFirst()).orElse(null),
        newestFirst.stream().map(document -> document.version().text()).toList());
  }

  /** The first value in an example that looks like one of the API's accounts. */
  private static Optional<String> account(Adapter adapter, SpecDocument document) {
    for (Form.Example example : examples(document)) {
      for (JsonNode value : example.value()) {
        if (value.isTextual() && adapter.traits().accountId().test(value.textValue())) {
          return Optional.of(value.textValue());
        }
      }
    }
    return Optional.empty();
  }

  private Form form(String api, String version) {
    Ingress ingress =
        adapters.stream()
            .map(Adapter::ingress)
            .flatMap(Optional::stream)
            .filter(it -> it.api().name().equals(api))
            .findFirst()
            .orElseThrow(() -> new Problem(404, "callers speak no API of that name"));
    List<SpecDocument> documents = ingress.versions().shapes().all();
    SpecDocument document =
        documents.stream()
            .filter(it -> it.version().text().equals(version))
            .findFirst()
            .orElseThrow(
                () ->
                    new Problem(
                        404,
                        "there is no document of that version; there are "
                            + documents.stream()
                                .map(it -> it.version().text())
                                .collect(Collectors.joining(", "))));
    return form(ingress, document);
  }

  private static Form form(Ingress ingress, SpecDocument document) {
    JsonNode operation = document.operation();
    List<Form.Example> examples = examples(document);
    return new Form(
        ingress.api().name(),
        document.version().text(),
        "POST",
        ingress.linkPaths().getFirst(),
        ingress.bodyFormat().mediaType(),
        ingress.versionHeader(),
        operation.path("summary").textValue(),
        operation.path("description").textValue(),
        headers(ingress, operation),
        new FieldReader(document.document())
            .read(content(document).path("schema"), sample(examples)),
        examples);
  }

  /** All examples in one: the first that has a value. */
  private static ObjectNode sample(List<Form.Example> examples) {
    ObjectNode sample = Json.object();
    examples.forEach(example -> complete(sample, example.value()));
    return sample;
  }

  private static void complete(ObjectNode sample, JsonNode more) {
    for (var property : more.properties()) {
      if (sample.get(property.getKey()) instanceof ObjectNode known) {
        complete(known, property.getValue());
      } else {
        sample.putIfAbsent(property.getKey(), property.getValue().deepCopy());
      }
    }
  }

  private static JsonNode content(SpecDocument document) {
    return document.operation().at("/requestBody/content").iterator().next();
  }

  private static List<Form.Example> examples(SpecDocument document) {
    List<Form.Example> examples = new ArrayList<>();
    for (var example : content(document).path("examples").properties()) {
      examples.add(
          new Form.Example(
              example.getKey(),
              example.getValue().path("summary").asText(example.getKey()),
              example.getValue().path("value")));
    }
    return examples;
  }

  /** Documented ones first; those that every caller of the API may send, where they are not. */
  private static List<Form.HeaderField> headers(Ingress ingress, JsonNode operation) {
    List<Form.HeaderField> headers = new ArrayList<>();
    for (String list : List.of("parameters", "x-linkgate-headers")) {
      for (JsonNode parameter : operation.path(list)) {
        if (parameter.path("in").asText("header").equals("header")) {
          JsonNode longest = parameter.at("/schema/maxLength");
          add(
              new Form.HeaderField(
                  parameter.path("name").asText(),
                  parameter.path("description").asText(),
                  longest.isInt() ? Integer.valueOf(longest.intValue()) : null),
              ingress,
              headers);
        }
      }
    }
    add(
        new Form.HeaderField(
            KEY, "Makes a repeated request return the first answer; drawn by the SDKs.", 255),
        ingress,
        headers);
    for (String name : ingress.accountHeaders()) {
      add(
          new Form.HeaderField(
              capitalized(name), "The account on whose behalf the request is made.", null),
          ingress,
          headers);
    }
    add(FAULT, ingress, headers);
    return headers;
  }

  private static void add(
      Form.HeaderField header, Ingress ingress, List<Form.HeaderField> headers) {
    boolean known = headers.stream().anyMatch(it -> it.name().equalsIgnoreCase(header.name()));
    if (!known && !header.name().equalsIgnoreCase(ingress.versionHeader())) {
      headers.add(header);
    }
  }

  private static String capitalized(String name) {
    StringBuilder text = new StringBuilder(name.length());
    for (String word : name.split("-", -1)) {
      text.append(text.isEmpty() ? "" : "-")
          .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
          .append(word.substring(1));
    }
    return text.toString();
  }
}
