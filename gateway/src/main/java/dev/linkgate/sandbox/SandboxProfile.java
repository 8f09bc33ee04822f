package dev.linkgate.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What an account's platform said of it.
 *
 * @param api whose words {@code own} is in; empty where nobody created the account
 * @param request digest of the request that created it; empty for none
 * @param email of its owner
 * @param name as its customers see it
 * @param country in two capitals
 * @param businessType such as {@code company}
 * @param metadata the platform's own
 * @param own what only that API shows back
 */
public record SandboxProfile(
    String api,
    String request,
    @Nullable String email,
    @Nullable String name,
    @Nullable String country,
    @Nullable String businessType,
    ObjectNode metadata,
    ObjectNode own) {
  public SandboxProfile {
    metadata = metadata.deepCopy();
    own = own.deepCopy();
  }

  /** Of an account that was only named. */
  static SandboxProfile none() {
    return of("", "", null, null, null, null);
  }

  /** One with neither metadata nor anything of an API's own. */
  public static SandboxProfile of(
      String api,
      String request,
      @Nullable String email,
      @Nullable String name,
      @Nullable String country,
      @Nullable String businessType) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return new SandboxProfile(
        api, request, email, name, country, businessType, nodes.objectNode(), nodes.objectNode());
  }

  /** The same, with what is not null here in place of what was said before. */
  public SandboxProfile saying(
      @Nullable String otherEmail,
      @Nullable String otherName,
      @Nullable String otherCountry,
      @Nullable String otherType) {
    return new SandboxProfile(
        api,
        request,
        otherEmail == null ? email : otherEmail,
        otherName == null ? name : otherName,
        otherCountry == null ? country : otherCountry,
        otherType == null ? businessType : otherType,
        metadata,
        own);
  }

  /** Whether this request created the account. */
  boolean isOf(String digest) {
    return !digest.isEmpty() && request.equals(digest);
  }

  @Override
  public String toString() {
    return "SandboxProfile[" + api + "]"; // the rest is personal
  }
}
