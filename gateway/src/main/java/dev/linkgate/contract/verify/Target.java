package dev.linkgate.contract.verify;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.canonical.Secret;
import dev.linkgate.spec.SpecDocument;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A server, and the API it claims to speak.
 *
 * @param ingress how that API is spoken
 * @param version the one to speak; its document is what the server is held against
 * @param base where the document's paths begin, without a slash at the end
 * @param key the credential; never in a report
 * @param account one the server knows; null where it takes those of the document's examples
 * @param live whether links may be real ones
 * @param honoursKeys whether an idempotency key is to mean anything
 * @param strict whether an undocumented field of an answer is a violation
 */
public record Target(
    Ingress ingress,
    IngressVersion version,
    URI base,
    Secret key,
    @Nullable String account,
    boolean live,
    boolean honoursKeys,
    boolean strict) {

  /**
   * A server to be asked.
   *
   * @param asked the version to speak; null for the newest there is a document of
   * @param real whether it is known to make real links; key and host are looked at besides
   * @param allowed whether it may
   * @throws IllegalArgumentException with a line that says what to do
   */
  public static Target of(
      Adapter adapter,
      @Nullable String asked,
      URI base,
      Secret key,
      @Nullable String account,
      boolean real,
      boolean allowed,
      boolean honoursKeys,
      boolean strict) {
    String api = adapter.api().name();
    Ingress ingress =
        adapter
            .ingress()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        api + " has no document; start the gateway, and verify its URL"));
    if (asked != null && !adapter.traits().wellFormedVersion().test(asked)) {
      throw new IllegalArgumentException("not written like a version of " + api + ": " + asked);
    }
    boolean live =
        real
            || adapter.traits().liveKey().test(key.reveal())
            || (base.getHost() != null && adapter.traits().liveHost().test(base.getHost()));
    if (live && !allowed) {
      throw new IllegalArgumentException(
          "key or host are live, and so would the links be; if that is meant, say --live");
    }
    String version = asked == null ? ingress.versions().shapes().newest().version().text() : asked;
    return new Target(
        ingress, ingress.version(version, null), base, key, account, live, honoursKeys, strict);
  }

  /** The document the server is held against. */
  SpecDocument shape() {
    return version.shape();
  }

  /** Where links are asked for. */
  URI links() {
    return URI.create(base + shape().document().path("paths").fieldNames().next());
  }

  /** Whether a request is one for a link. */
  boolean links(Request request) {
    return request.method().equals("POST") && request.uri().equals(links());
  }
}
