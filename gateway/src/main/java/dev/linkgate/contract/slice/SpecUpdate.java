package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.document.UnusableDocument;
import dev.linkgate.spec.ApiVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes our document of a version from the provider's. */
public final class SpecUpdate {
  private final Path specs;
  private final SpecApi api;

  /**
   * @param specs the folder that has a folder for each API
   */
  public SpecUpdate(Path specs, SpecApi api) {
    this.specs = specs;
    this.api = api;
  }

  /**
   * Reads a provider's document and writes ours where its shape is new.
   *
   * @param named the version it is of; null where the document says so itself
   * @param force whether our document of that version may be replaced
   * @throws UnusableDocument when a document cannot be worked with
   * @throws UpdateRefused when there is another reason; either way nothing is written
   */
  public Update from(Path file, @Nullable String named, boolean force) {
    byte[] bytes = OpenApiDocument.bytes(file);
    OpenApiDocument theirs = OpenApiDocument.parse(file.toString(), bytes);
    ApiVersion version = version(theirs, named);
    SpecFolder folder = SpecFolder.in(specs, api);
    Spec newest =
        folder
            .newest()
            .orElseThrow(
                () ->
                    new UpdateRefused(
                        "%s: no document of %s, whose form the new one would take"
                            .formatted(specs, api.name())));
    Path target = specs.resolve(api.name()).resolve(version.text() + ".yaml");
    boolean replaces = Files.exists(target);
    check(version, newest, target, replaces, force);
    Spec base = replaces ? before(folder, newest) : newest;
    Findings findings = new Findings();
    ObjectNode next = NextDocument.of(theirs, base.document(), findings);
    if (!replaces && shape(next).equals(shape(base.document().tree()))) {
      return unchanged(version, base, findings.notes());
    }
    info(next, version, origin(theirs, file, bytes));
    if (base.version().compareTo(version) < 0 && version.compareTo(checked(base)) <= 0) {
      findings.note(
          "%s says it was checked through %s: correct it"
              .formatted(base.at(), base.checkedThrough()));
    }
    SpecFile.write(target, SpecYaml.write(comment(next, version), next));
    return new Update.Written(version.text(), Path.of(base.at()), target, findings.notes());
  }

  private ApiVersion version(OpenApiDocument theirs, @Nullable String named) {
    String text = named == null ? theirs.tree().at("/info/version").asText() : named;
    Optional<ApiVersion> version = api.versions().apply(text);
    if (version.isPresent()) {
      return version.get();
    }
    throw new UpdateRefused(
        named == null
            ? "%s: its info.version is '%s', which is no version of %s; name one with --version"
                .formatted(theirs.name(), text, api.name())
            : "'%s' is no version of %s".formatted(text, api.name()));
  }

  private static void check(
      ApiVersion version, Spec newest, Path target, boolean replaces, boolean force) {
    if (replaces && !force) {
      throw new UpdateRefused(target + " is there already; --force replaces it");
    }
    boolean isNewest = version.text().equals(newest.version().text());
    if (version.compareTo(newest.version()) <= 0 && !(replaces && isNewest)) {
      throw new UpdateRefused(
          "%s is not newer than %s, our newest document"
              .formatted(version.text(), newest.version().text()));
    }
  }

  /** The document before the newest; the newest itself where it is the only one. */
  private static Spec before(SpecFolder folder, Spec newest) {
    List<Spec> all = folder.all();
    return all.size() > 1 ? all.get(all.size() - 2) : newest;
  }

  private static JsonNode shape(ObjectNode document) {
    ObjectNode shape = document.objectNode();
    for (String key : List.of("openapi", "security", "paths", "components")) {
      shape.set(key, document.path(key));
    }
    return Keywords.facts(shape);
  }

  private ApiVersion checked(Spec spec) {
    return api.versions().apply(spec.checkedThrough()).orElse(spec.version());
  }

  private Update unchanged(ApiVersion version, Spec newest, List<String> notes) {
    boolean raised = version.compareTo(checked(newest)) > 0;
    if (raised) {
      SpecFile.raise(Path.of(newest.at()), newest.text(), version.text());
    }
    return new Update.Unchanged(version.text(), Path.of(newest.at()), raised, notes);
  }

  private static void info(ObjectNode document, ApiVersion version, String origin) {
    ObjectNode info = (ObjectNode) document.path("info");
    info.put("version", version.text());
    info.put(Keywords.CHECKED_THROUGH, version.text());
    info.put(Keywords.ORIGIN, origin);
  }

  /** Without a date, so that the same document always gives the same file. */
  private static String origin(OpenApiDocument theirs, Path file, byte[] bytes) {
    JsonNode info = theirs.tree().path("info");
    return "%s %s, %s, sha256:%s"
        .formatted(
            info.path("title").asText("untitled"),
            info.path("version").asText("without a version"),
            file.getFileName(),
            sha256(bytes));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  private static String comment(ObjectNode document, ApiVersion version) {
    return "%s, the shape of %s. Facts from the provider's document, sentences by Linkgate."
        .formatted(document.at("/info/title").asText(), version.text());
  }
}
