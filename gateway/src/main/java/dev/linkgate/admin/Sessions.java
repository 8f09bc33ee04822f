package dev.linkgate.admin;

import dev.linkgate.config.Keys;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is signed in to the console. In memory: a restart signs everybody out. */
final class Sessions {
  /** An operator looks at a page that renews itself now and then; an abandoned one ends. */
  private static final Duration IDLE = Duration.ofHours(1);

  private static final Duration LONGEST = Duration.ofHours(12);
  private static final int MOST = 100;
  private static final int BYTES = 32;

  private record Session(Instant began, Instant seen) {
    boolean hasEnded(Instant now) {
      return now.isAfter(seen.plus(IDLE)) || now.isAfter(began.plus(LONGEST));
    }
  }

  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;

  /** By the digest of its id, so that none can be read out of memory; the oldest first. */
  private final Map<String, Session> live = new LinkedHashMap<>();

  Sessions(InstantSource clock) {
    this.clock = clock;
  }

  /** Begins one; the oldest goes when there are too many. */
  synchronized String open() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    live.put(Keys.sha256(id), new Session(now, now));
    Iterator<String> oldest = live.keySet().iterator();
    for (int surplus = live.size() - MOST; surplus > 0; surplus--) {
      oldest.next();
      oldest.remove();
    }
    return id;
  }

  /** Whether this is one, which thereby lives on; its name for others is its digest. */
  synchronized @Nullable String find(@Nullable String id) {
    if (id == null) {
      return null;
    }
    String digest = Keys.sha256(id);
    Session session = live.get(digest);
    if (session == null) {
      return null;
    }
    Instant now = clock.instant();
    if (session.hasEnded(now)) {
      live.remove(digest);
      return null;
    }
    live.replace(digest, new Session(session.began, now));
    return digest;
  }

  /** Whether one of this name is open, which does not thereby live on. */
  synchronized boolean isOpen(String name) {
    Session session = live.get(name);
    return session != null && !session.hasEnded(clock.instant());
  }

  synchronized void close(@Nullable String id) {
    if (id != null) {
      live.remove(Keys.sha256(id));
    }
  }
}
