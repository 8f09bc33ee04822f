package dev.linkgate.config;

import dev.linkgate.canonical.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How links are made anew on a page of our own, for routes that ask for it.
 *
 * @param baseUrl what refresh URLs begin with, without a slash at its end; null: {@code
 *     listen.public-url}
 * @param keys seal refresh URLs, the first one new ones; empty: derived from the secret
 * @param authenticate who says whether a visitor may have a link; null: everyone with the URL may
 * @param life how long a refresh URL works from the request it was made for
 * @param uses how many links it makes
 * @param perLink how often a minute one refresh URL may be asked for a link
 * @param perCaller how often a minute all of one caller's may
 */
public record RefreshConfig(
    @Nullable URI baseUrl,
    List<Secret> keys,
    @Nullable Authenticate authenticate,
    Duration life,
    int uses,
    int perLink,
    int perCaller) {
  /** A working day: who comes back later begins at the application, which knows who it is. */
  public static final Duration DEFAULT_LIFE = Duration.ofHours(24);

  /** Links of providers live minutes: an onboarding with pauses takes several. */
  public static final int DEFAULT_USES = 10;

  /** More than a person presses a button. */
  public static final int DEFAULT_PER_LINK = 10;

  /** Five a second, a twentieth of what providers take from one account. */
  public static final int DEFAULT_PER_CALLER = 300;

  /** What refresh URLs begin with, as far as the file says so. */
  public @Nullable URI base(ListenConfig listen) {
    return baseUrl == null ? listen.publicUrl() : baseUrl;
  }

  public RefreshConfig {
    keys = List.copyOf(keys);
  }

  /**
   * Who is asked about a visitor.
   *
   * @param url answers 2xx for who may have a link
   * @param forward names of the visitor's headers that are shown to it, in lower case
   * @param timeout of the whole question
   */
  public record Authenticate(URI url, List<String> forward, Duration timeout) {
    /** A person waits, and whoever is asked looks up a session. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(3);

    public Authenticate {
      forward = List.copyOf(forward);
    }
  }
}
