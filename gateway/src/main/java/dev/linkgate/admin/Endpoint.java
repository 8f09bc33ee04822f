package dev.linkgate.admin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of the admin API.
 *
 * @param path below {@code /api/}; a star stands for one segment
 */
public record Endpoint(String method, String path, Work work) {
  /** What a page does. */
  @FunctionalInterface
  public interface Work {
    /**
     * @return what is written as JSON; null when the page wrote its answer itself
     * @throws Problem when there is none
     * @throws IOException when the connection breaks
     */
    @Nullable Object answer(Asked asked) throws IOException;
  }

  /** A page that is read. */
  public static Endpoint get(String path, Work work) {
    return new Endpoint("GET", path, work);
  }

  /** A page that does something. */
  public static Endpoint post(String path, Work work) {
    return new Endpoint("POST", path, work);
  }

  /** What stands for the stars, decoded; empty when the path is another one's. */
  Optional<List<String>> matches(String asked) {
    String[] ours = path.split("/", -1);
    String[] theirs = asked.split("/", -1);
    if (ours.length != theirs.length) {
      return Optional.empty();
    }
    List<String> segments = new ArrayList<>();
    for (int i = 0; i < ours.length; i++) {
      if (ours[i].equals("*")) {
        segments.add(Query.segment(theirs[i]));
      } else if (!ours[i].equals(theirs[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(segments);
  }
}
