package dev.linkgate.adapter;

import java.net.URI;
import java.util.function.Function;

/**
 * What forwarding a caller's own bytes to an upstream needs.
 *
 * @param http the way there
 * @param uri from a caller's path and query to the upstream's address
 * @param credentials our headers that open the upstream
 * @param versionHeader the header that names a version
 * @param headers the provider's own headers that pass
 * @param honoursKeys whether it carries out once what comes twice under one idempotency key
 * @param read what an answer to a link request says; throws as {@link Upstream#create}
 */
public record RelayTarget(
    Http http,
    Function<String, URI> uri,
    Headers credentials,
    String versionHeader,
    HeaderRules headers,
    boolean honoursKeys,
    Function<HttpAnswer, Created> read) {
  @Override
  public String toString() {
    return "RelayTarget[" + versionHeader + "]"; // the headers hold a key
  }
}
