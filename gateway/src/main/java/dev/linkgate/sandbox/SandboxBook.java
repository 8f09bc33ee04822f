package dev.linkgate.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the sandbox keeps what it plays. What is there is replaced only by who has seen it as it
 * is, so that of two nodes at one link one comes first.
 */
public interface SandboxBook {
  /**
   * Something as it was read.
   *
   * @param version another with each change
   */
  record Kept<T>(T value, long version) {}

  /**
   * Keeps a new link.
   *
   * @param token digest of its token
   * @return false when there is one with that token already, which stays
   */
  boolean add(String token, SandboxLink link);

  /** The link of a token's digest. */
  Optional<Kept<SandboxLink>> link(String token);

  /** Replaces a token's link; false when it is not any more as it was read. */
  boolean replace(String token, Kept<SandboxLink> read, SandboxLink now);

  /** The latest links, newest first. */
  List<SandboxLink> links(int most);

  /** An account that was named before. */
  Optional<Kept<SandboxAccount>> account(String id);

  /**
   * Keeps an account.
   *
   * @param read as it was read; null when there was none
   * @return false when it is not any more as it was read
   */
  boolean put(@Nullable Kept<SandboxAccount> read, SandboxAccount now);

  /** Counts an attempt under a mark: 1 for the first. */
  long attempt(String mark);

  /** How far the sandbox's clock is ahead of the world's. */
  Duration ahead();

  /** Sets the clock. */
  void ahead(Duration ahead);

  /** Forgets everything, the clock too. */
  void reset();
}
