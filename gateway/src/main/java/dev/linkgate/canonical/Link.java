package dev.linkgate.canonical;

import java.time.Instant;

/**
 * An account link a provider made.
 *
 * @param url where the sub-merchant goes
 * @param createdAt when it was made; the moment of the answer where the provider does not say
 * @param expiresAt from when it no longer works
 * @param livemode whether real money is behind it; as the upstream is configured where it does not
 *     say
 */
public record Link(LinkUrl url, Instant createdAt, Instant expiresAt, boolean livemode) {}
