package dev.linkgate.contract.slice;

import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.spec.ApiVersion;

/**
 * A document of ours.
 *
 * @param at its file, or its name within the program
 * @param text as it is written
 */
public record Spec(ApiVersion version, String at, String text, OpenApiDocument document) {

  /**
   * How far we know the provider to have kept this shape; the version itself where none is said.
   */
  public String checkedThrough() {
    return info(Keywords.CHECKED_THROUGH).isEmpty()
        ? version.text()
        : info(Keywords.CHECKED_THROUGH);
  }

  /** Where its facts come from. */
  public String origin() {
    return info(Keywords.ORIGIN);
  }

  /** The release of OpenAPI it is written in. */
  public String openapi() {
    return document.tree().path("openapi").asText();
  }

  private String info(String key) {
    return document.tree().path("info").path(key).asText();
  }
}
