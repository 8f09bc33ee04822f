package dev.linkgate.adapter;

import dev.linkgate.canonical.Link;
import org.jspecify.annotations.Nullable;

/**
 * A link an upstream made.
 *
 * @param link the link
 * @param upstreamRequestId the upstream's id of the request, where it sent one
 */
public record Created(Link link, @Nullable String upstreamRequestId) {}
