package dev.linkgate.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.canonical.Extras;
import dev.linkgate.spec.ApiVersion;
import dev.linkgate.spec.Shapes;
import dev.linkgate.spec.SpecDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of one API: which shape each has, and the changes between shapes. */
public final class Versions {
  private final ApiVersion.Syntax syntax;
  private final Shapes shapes;
  private final List<Dated> changes;
  private final IngressVersion fallback;

  /** By document, the changes after it. */
  private final Map<ApiVersion, List<VersionChange>> later = new HashMap<>();

  private record Dated(ApiVersion since, VersionChange change) {}

  /**
   * @param api its name, a folder in {@code specs/}
   * @param syntax how it writes versions
   * @param fallback the version of callers that name none
   * @param changes every change between the documents, oldest first
   * @param documents the versions in {@code specs/}, oldest first
   */
  public Versions(
      String api,
      ApiVersion.Syntax syntax,
      String fallback,
      List<VersionChange> changes,
      String... documents) {
    this(syntax, fallback, changes, Shapes.load(api, syntax, documents));
  }

  /** The same of documents that are at hand. */
  public Versions(
      ApiVersion.Syntax syntax, String fallback, List<VersionChange> changes, Shapes shapes) {
    this.syntax = syntax;
    this.shapes = shapes;
    this.changes =
        changes.stream().map(change -> new Dated(parsed(change.since()), change)).toList();
    this.fallback = placed(parsed(fallback));
    shapes.all().forEach(it -> later.put(it.version(), after(it.version())));
  }

  private ApiVersion parsed(String text) {
    return ApiVersion.parse(text, syntax).orElseThrow();
  }

  private IngressVersion placed(ApiVersion version) {
    return new IngressVersion(version, shapes.at(version));
  }

  /** Whether a text is a version, published or not. */
  public boolean wellFormed(String text) {
    return ApiVersion.parse(text, syntax).isPresent();
  }

  /** The version a caller speaks: its header's, else its pin's, else the API's default. */
  public Optional<IngressVersion> of(@Nullable String header, @Nullable String pin) {
    String text = header != null ? header : pin;
    return text == null ? Optional.of(fallback) : ApiVersion.parse(text, syntax).map(this::placed);
  }

  /** The document to speak to an upstream of this version, the newest where none is configured. */
  public SpecDocument speaking(@Nullable String version) {
    return version == null ? shapes.newest() : shapes.at(parsed(version));
  }

  /** The version a text is; empty when it is malformed. */
  public Optional<ApiVersion> parse(String text) {
    return ApiVersion.parse(text, syntax);
  }

  /** The changes after one version up to another, oldest first. */
  public List<VersionChange> changes(ApiVersion after, ApiVersion upTo) {
    return changes.stream()
        .filter(dated -> dated.since().compareTo(after) > 0 && dated.since().compareTo(upTo) <= 0)
        .map(Dated::change)
        .toList();
  }

  /** The documents. */
  public Shapes shapes() {
    return shapes;
  }

  /** Brings a request of this shape to the newest, in place. */
  public Extras upgrade(ObjectNode request, SpecDocument shape, Extras extras) {
    return upgrade(request, extras, since(shape));
  }

  /** Brings a request up by these changes, oldest first, in place. */
  public static Extras upgrade(ObjectNode request, Extras extras, List<VersionChange> changes) {
    Extras carried = extras;
    for (VersionChange change : changes) {
      carried = change.upgrade(request, carried);
    }
    return carried;
  }

  /** Brings an answer of the newest shape to this one, in place. */
  public ObjectNode downgrade(ObjectNode answer, SpecDocument shape, Extras extras) {
    return downgrade(answer, extras, since(shape));
  }

  /** Brings an answer down by these changes, given oldest first, in place. */
  public static ObjectNode downgrade(
      ObjectNode answer, Extras extras, List<VersionChange> changes) {
    for (VersionChange change : changes.reversed()) {
      change.downgrade(answer, extras);
    }
    return answer;
  }

  private List<VersionChange> since(SpecDocument shape) {
    List<VersionChange> known = later.get(shape.version());
    return known == null ? after(shape.version()) : known;
  }

  private List<VersionChange> after(ApiVersion version) {
    return changes.stream()
        .filter(dated -> dated.since().compareTo(version) > 0)
        .map(Dated::change)
        .toList();
  }
}
