package dev.linkgate.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A link request before anything was made of it.
 *
 * @param method in capitals
 * @param path without query; link requests have none
 * @param version as the caller named it, or has it pinned
 * @param parameters the body, parsed
 * @param body the body's bytes
 */
public record AsSent(
    String method,
    String path,
    Headers headers,
    IngressVersion version,
    ObjectNode parameters,
    byte[] body) {
  /**
   * Digest of path and parameters, whatever their order, and of what some headers say.
   *
   * @param names of headers; one that is missing counts as empty
   */
  public String parametersDigest(String... names) {
    Digest digest = new Digest().with(path);
    for (String name : names) {
      digest.with(headers.first(name).orElse(""));
    }
    return digest.with(parameters).text();
  }

  @Override
  public String toString() {
    return "AsSent[" + method + " " + path + "]"; // the headers hold a key
  }
}
