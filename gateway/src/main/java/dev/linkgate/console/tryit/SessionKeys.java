package dev.linkgate.console.tryit;

import dev.linkgate.canonical.Secret;
import dev.linkgate.config.Keys;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keys with which the console sends as a caller, in place of the caller's own, which nobody but the
 * caller has. In memory only, each for one session; an ended session's open nothing.
 */
public final class SessionKeys {
  /** What can be done with one that got out is over soon. */
  static final Duration LIFE = Duration.ofMinutes(15);

  /** A key in use must not run out on its way to the listener. */
  private static final Duration LAST_USE = Duration.ofMinutes(1);

  /** Tells them from callers' keys without a look at any. */
  private static final String PREFIX = "lgs_";

  private static final int BYTES = 32;

  /**
   * What a key opens.
   *
   * @param caller as whom
   * @param upstream where to; null: the routes decide
   */
  public record Grant(String caller, @Nullable String upstream) {}

  private record Holder(String session, Grant grant) {}

  private record Live(Holder holder, Secret key, Instant until) {}

  private final InstantSource clock;
  private final Predicate<String> open;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Live> byDigest = new ConcurrentHashMap<>();

  /**
   * @param open whether a session still is
   */
  public SessionKeys(InstantSource clock, Predicate<String> open) {
    this.clock = clock;
    this.open = open;
  }

  /**
   * The session's key for this, made where there is none.
   *
   * @param session its name
   */
  public synchronized Secret key(String session, Grant grant) {
    Instant now = clock.instant();
    byDigest.values().removeIf(it -> !isGood(it, now));
    Holder holder = new Holder(session, grant);
    for (Live live : byDigest.values()) {
      if (live.holder.equals(holder) && now.isBefore(live.until.minus(LAST_USE))) {
        return live.key;
      }
    }
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    Secret key = new Secret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    byDigest.put(Keys.sha256(key.reveal()), new Live(holder, key, now.plus(LIFE)));
    return key;
  }

  /** What a presented key opens; empty when it is none of these, or none any more. */
  public Optional<Grant> find(String presented) {
    if (!isOne(presented)) {
      return Optional.empty();
    }
    Live live = byDigest.get(Keys.sha256(presented));
    return live != null && isGood(live, clock.instant())
        ? Optional.of(live.holder.grant)
        : Optional.empty();
  }

  /** Whether a key looks like one of these. */
  static boolean isOne(String key) {
    return key.startsWith(PREFIX);
  }

  private boolean isGood(Live live, Instant now) {
    return now.isBefore(live.until) && open.test(live.holder.session);
  }
}
