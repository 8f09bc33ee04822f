package dev.linkgate.admin;

import java.util.List;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * A request to one of the admin API's pages, let in.
 *
 * @param response for a page that writes its answer itself
 * @param segments what stands for the stars of the page's path, decoded
 * @param who the session's name, or the token's: the same for all who have the same
 */
public record Asked(Request request, Response response, List<String> segments, String who) {
  public Asked {
    segments = List.copyOf(segments);
  }

  /** The query, as sent; null when there is none. */
  public @Nullable String query() {
    return request.getQueryString();
  }

  /** What stands for a star, the first is 0. */
  public String segment(int star) {
    return segments.get(star);
  }
}
