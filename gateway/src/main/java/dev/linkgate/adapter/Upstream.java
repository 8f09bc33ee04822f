package dev.linkgate.adapter;

import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.LinkRequest;
import java.time.Duration;
import java.util.Optional;

/** A configured destination that makes links. */
public interface Upstream {
  /** The API it speaks. */
  Api api();

  /** Whether it takes ids of any account space, so that none is looked up. */
  boolean takesAnyAccount();

  /** Whether redirect URLs must be https. */
  boolean live();

  /**
   * How long it honours an idempotency key from when it first saw it; empty where a key means
   * nothing to it.
   */
  Optional<Duration> keyWindow();

  /** The same for what one request came in by: an upstream of our own does as that API does. */
  default Optional<Duration> keyWindow(Origin origin) {
    return keyWindow();
  }

  /** Whether faults can be ordered from it. */
  default boolean playsFaults() {
    return false;
  }

  /**
   * Says a request in this upstream's words; sends nothing.
   *
   * @throws GatewayException {@code UNSUPPORTED} when its API has no such link, {@code
   *     INVALID_REQUEST} when it needs something the caller left out
   */
  Translation translate(LinkRequest request, AccountId account);

  /**
   * Makes the link, with one call.
   *
   * @throws GatewayException as {@link Http#send}, or with what the upstream said
   */
  Created create(Translation translation, IdempotencyKey key);

  /**
   * The same, for an upstream of our own, which does as the API does that the caller speaks.
   *
   * @throws GatewayException as the other
   */
  default Created create(Translation translation, IdempotencyKey key, Origin origin) {
    return create(translation, key);
  }

  /** How its own API is forwarded to it; empty where nothing can be. */
  Optional<RelayTarget> relayTarget();

  /** What an upstream of our own answers beside links; empty where nothing is. */
  default Optional<Operations> operations() {
    return Optional.empty();
  }
}
