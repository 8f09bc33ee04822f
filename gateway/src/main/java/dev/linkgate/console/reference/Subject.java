package dev.linkgate.console.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.spec.SpecDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a page is about: an API in one version.
 *
 * @param before the version before it; null for the oldest
 * @param after the version after it; null for the newest
 */
record Subject(
    Adapter adapter,
    Ingress ingress,
    SpecDocument document,
    @Nullable SpecDocument before,
    @Nullable SpecDocument after) {
  /** What all these pages' paths begin with. */
  static final String PREFIX = "/console/reference/";

  /** Every API, and of each its versions, newest first. */
  static List<List<Subject>> all(List<Adapter> adapters) {
    List<List<Subject>> all = new ArrayList<>();
    for (Adapter adapter : adapters) {
      adapter.ingress().ifPresent(ingress -> all.add(versions(adapter, ingress)));
    }
    return all;
  }

  private static List<Subject> versions(Adapter adapter, Ingress ingress) {
    List<SpecDocument> documents = ingress.versions().shapes().all();
    List<Subject> versions = new ArrayList<>();
    for (int i = documents.size() - 1; i >= 0; i--) {
      versions.add(
          new Subject(
              adapter,
              ingress,
              documents.get(i),
              i == 0 ? null : documents.get(i - 1),
              i == documents.size() - 1 ? null : documents.get(i + 1)));
    }
    return versions;
  }

  String api() {
    return ingress.api().name();
  }

  String version() {
    return document.version().text();
  }

  /** Both, as the fidelity matrix has them. */
  String name() {
    return api() + "@" + version();
  }

  String path() {
    return path(document);
  }

  String path(SpecDocument other) {
    return PREFIX + api() + "/" + other.version().text();
  }

  /** How far it was checked that the document holds. */
  String through() {
    return document.document().at("/info/x-linkgate-checked-through").asText(version());
  }

  IngressVersion spoken() {
    return new IngressVersion(document.version(), document);
  }

  /** The body of a request, under its media type. */
  JsonNode requestContent() {
    JsonNode content = document.operation().at("/requestBody/content");
    return content.path(ingress.bodyFormat().mediaType()).isMissingNode() && !content.isEmpty()
        ? content.elements().next()
        : content.path(ingress.bodyFormat().mediaType());
  }

  /** What the document says of answers with a status; empty where it says nothing. */
  Optional<JsonNode> answer(String status) {
    JsonNode responses = document.operation().path("responses");
    return responses.has(status) ? Optional.of(responses.path(status)) : Optional.empty();
  }
}
