package dev.linkgate.adapter;

import dev.linkgate.canonical.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link an upstream made.
 *
 * @param link the link
 * @param upstreamRequestId the upstream's id of the request, where it sent one
 * @param drift where the answer leaves the upstream's own spec
 */
public record Created(Link link, @Nullable String upstreamRequestId, List<String> drift) {
  public Created {
    drift = List.copyOf(drift);
  }
}
