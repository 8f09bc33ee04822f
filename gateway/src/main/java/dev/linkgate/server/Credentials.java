package dev.linkgate.server;

import dev.linkgate.adapter.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The key a caller presents: as a bearer token, or as the user of Basic, as providers take it. */
final class Credentials {
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";

  private Credentials() {}

  /** The key; empty where there is none, or nothing that could be one. */
  static Optional<String> key(Headers headers) {
    String found = null;
    for (Headers.Header header : headers.list()) {
      if (header.name().equalsIgnoreCase("Authorization")) {
        if (found != null) {
          return Optional.empty(); // two: whoever is between us may have read the other one
        }
        found = header.value();
      }
    }
    return found == null ? Optional.empty() : key(found);
  }

  private static Optional<String> key(String header) {
    if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return present(header.substring(BEARER.length()).strip());
    }
    if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return user(header.substring(BASIC.length()).strip());
    }
    return Optional.empty();
  }

  private static Optional<String> user(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return present(colon < 0 ? pair : pair.substring(0, colon));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<String> present(String key) {
    return key.isEmpty() ? Optional.empty() : Optional.of(key);
  }
}
