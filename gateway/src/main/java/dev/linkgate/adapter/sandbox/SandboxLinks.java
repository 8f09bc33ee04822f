package dev.linkgate.adapter.sandbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.linkgate.canonical.LinkRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** The sandbox's links, each under a token that says nothing and cannot be guessed. */
final class SandboxLinks {
  /** 256 bits. */
  private static final int TOKEN_BYTES = 32;

  /** About 1 KB each: 100 MB at most would be too much of a small heap, 20 MB is not. */
  private static final int MOST = 20_000;

  /** A page about a link that ran out is still useful for a while; after that it is unknown. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final Cache<String, SandboxLink> links =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();
  private final SecureRandom random = new SecureRandom();

  /** One link: what was asked, and until when it works. */
  record SandboxLink(LinkRequest request, Instant expiresAt) {}

  /** Keeps a link and gives its token. */
  String add(SandboxLink link) {
    byte[] drawn = new byte[TOKEN_BYTES];
    random.nextBytes(drawn);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    links.put(token, link);
    return token;
  }

  Optional<SandboxLink> find(String token) {
    return Optional.ofNullable(links.getIfPresent(token));
  }
}
