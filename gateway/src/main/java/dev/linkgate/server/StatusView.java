package dev.linkgate.server;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /api/status} answers.
 *
 * @param problems what an operator should know first
 * @param drift rows nobody has acknowledged; null where answers are not checked, or cannot be read
 * @param sandboxTime what the sandbox's clock shows where it was moved; null where it was not
 */
record StatusView(
    String now,
    List<Problem> problems,
    ProcessFacts process,
    List<Listening> listeners,
    List<Destination> upstreams,
    Routes routes,
    Configured configuration,
    @Nullable Reloading reload,
    Stored store,
    @Nullable Integer drift,
    @Nullable String sandboxTime,
    Door door) {
  /**
   * @param screen of the console that tells more; null for none
   */
  record Problem(String text, @Nullable String screen) {}

  /**
   * @param configured as the configuration that runs has it
   * @param bound null before it listens
   */
  record Listening(
      String name,
      String configured,
      String bound,
      @Nullable String publicUrl,
      int connections,
      int inFlight) {}

  /**
   * @param version null: the newest that is known
   * @param host null where nothing is sent anywhere
   * @param breaker null where there is none
   * @param lastFailure null where none was seen
   * @param points count, errors, median and longest milliseconds of each piece, oldest first
   */
  record Destination(
      String name,
      String api,
      @Nullable String version,
      @Nullable String host,
      boolean live,
      @Nullable String breaker,
      @Nullable String lastSuccess,
      @Nullable Failed lastFailure,
      long count,
      long errors,
      long pieceSeconds,
      List<List<Double>> points) {}

  /**
   * Who was not let in to the admin listener since the start.
   *
   * @param last when that was; null: never
   */
  record Door(long wrongTokens, long tooSoon, long foreign, @Nullable String last) {}

  record Failed(String at, String kind) {}

  /**
   * @param unmatched requests for which there was no route
   * @param last whether a request that matches nothing else goes somewhere
   */
  record Routes(String since, List<Route> routes, long unmatched, boolean last) {}

  record Route(
      Map<String, String> when,
      String to,
      String onLoss,
      boolean hostsRefresh,
      @Nullable String place,
      long hits) {}

  /**
   * @param file null: there is none
   * @param warnings what is odd in it but works
   */
  record Configured(@Nullable String file, List<Value> values, List<String> warnings) {}

  /**
   * @param source file, default or command-line
   * @param place file, line and column; null where no file says it
   */
  record Value(String path, String value, String source, @Nullable String place) {}

  /**
   * The last change of the file.
   *
   * @param restart keys whose change was read and does not count before a restart
   */
  record Reloading(
      String at, boolean taken, List<String> errors, List<String> warnings, List<String> restart) {}

  /**
   * @param bytes of the file; null where it is none of ours
   */
  record Stored(String kind, String url, boolean healthy, int schema, @Nullable Long bytes) {}
}
