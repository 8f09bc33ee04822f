package dev.linkgate.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds requests and answers against the spec of the API and version they carry. Stricter than the
 * schema: a field or an enum value the spec does not name is a violation at any depth. Its own
 * walk, so that it does not share a mistake with the product's validation.
 */
public final class SpecCheck {
  private static final Map<String, NavigableMap<SpecVersion, JsonNode>> SPECS =
      new ConcurrentHashMap<>();

  private SpecCheck() {}

  /** What is wrong with a request, in the version its header names; empty when nothing is. */
  public static List<String> violations(RecordedRequest request) {
    String version = request.version();
    JsonNode operation = operation(request.api(), version);
    List<String> all = new ArrayList<>();
    if (request.api().equals("stripe-v2") && version == null) {
      all.add("Stripe-Version: required in v2");
    }
    JsonNode contents = operation.path("requestBody").path("content");
    String type = contents.fieldNames().next();
    if (!request.headers().first("Content-Type").orElse("").startsWith(type)) {
      all.add("Content-Type: not " + type);
      return all;
    }
    JsonNode schema = contents.path(type).path("schema");
    all.addAll(new SchemaWalk(document(request.api(), version)).violations(schema, request.tree()));
    return all;
  }

  /** What is wrong with an answer's body in this API, version and status. */
  public static List<String> violations(
      String api, @Nullable String version, int status, JsonNode body) {
    JsonNode responses = operation(api, version).path("responses");
    JsonNode response = responses.path(String.valueOf(status));
    JsonNode found = response.isMissingNode() ? responses.path("default") : response;
    if (found.isMissingNode()) {
      return List.of("status " + status + ": not documented");
    }
    JsonNode schema = found.path("content").path("application/json").path("schema");
    return new SchemaWalk(document(api, version)).violations(schema, body);
  }

  /** What is wrong with an answer's body by a document that is none of ours. */
  public static List<String> violations(JsonNode document, int status, JsonNode body) {
    JsonNode responses = document.path("paths").iterator().next().path("post").path("responses");
    JsonNode response = responses.path(String.valueOf(status));
    JsonNode found = response.isMissingNode() ? responses.path("default") : response;
    JsonNode schema = found.path("content").path("application/json").path("schema");
    return new SchemaWalk(document).violations(schema, body);
  }

  /** The version of the document that applies: the newest at or before, else the oldest. */
  public static String applicable(String api, @Nullable String version) {
    return entry(api, version).getKey().text();
  }

  private static JsonNode document(String api, @Nullable String version) {
    return entry(api, version).getValue();
  }

  private static JsonNode operation(String api, @Nullable String version) {
    return document(api, version).path("paths").properties().stream()
        .filter(path -> path.getKey().endsWith("/account_links"))
        .map(path -> path.getValue().path("post"))
        .findFirst()
        .orElseThrow();
  }

  private static Map.Entry<SpecVersion, JsonNode> entry(String api, @Nullable String version) {
    NavigableMap<SpecVersion, JsonNode> specs = SPECS.computeIfAbsent(api, SpecCheck::load);
    return Optional.ofNullable(version)
        .map(SpecVersion::of)
        .map(specs::floorEntry)
        .orElseGet(specs::firstEntry);
  }

  private static NavigableMap<SpecVersion, JsonNode> load(String api) {
    var folder = SpecCheck.class.getResource("/specs/" + api);
    if (folder == null) {
      throw new IllegalStateException("no specs/" + api + " on the class path");
    }
    NavigableMap<SpecVersion, JsonNode> specs = new TreeMap<>();
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        String name = file.getFileName().toString();
        String version = name.substring(0, name.length() - ".yaml".length());
        specs.put(SpecVersion.of(version), new YAMLMapper().readTree(file.toFile()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return specs;
  }
}
