package dev.linkgate.server;

import dev.linkgate.admin.AdminGate;
import dev.linkgate.config.Written;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picks out of a status what an operator should know first, the worst on top. */
final class StatusProblems {
  private final List<StatusView.Problem> found = new ArrayList<>();

  private StatusProblems() {}

  static List<StatusView.Problem> of(
      List<StatusView.Destination> upstreams,
      StatusView.@Nullable Reloading reload,
      StatusView.Stored store,
      @Nullable Integer drift,
      Written written,
      AdminGate.Refusals door) {
    StatusProblems problems = new StatusProblems();
    if (!store.healthy()) {
      problems.add("the store cannot be written: callers are refused until it can", null);
    }
    upstreams.forEach(problems::upstream);
    if (reload != null) {
      problems.reload(reload, String.valueOf(written.file()));
    }
    if (drift != null && drift > 0) {
      problems.add(
          counted(drift, "place") + " where upstreams leave their documents, not acknowledged",
          "drift");
    }
    problems.door(door);
    return problems.found;
  }

  private void upstream(StatusView.Destination upstream) {
    String breaker = upstream.breaker();
    if (breaker == null || breaker.equals("closed")) {
      return;
    }
    StatusView.Failed failed = upstream.lastFailure();
    add(
        "upstream %s keeps failing: its breaker is %s%s"
            .formatted(
                upstream.name(),
                breaker.equals("open") ? "open, nothing is sent there" : "half open, it is tried",
                failed == null ? "" : " (last: " + failed.kind() + ")"),
        "requests?upstream=" + upstream.name());
  }

  private void reload(StatusView.Reloading reload, String file) {
    if (!reload.taken()) {
      add(
          "%s was changed and is NOT what runs: it has %s; the configuration before it stays"
              .formatted(file, counted(reload.errors().size(), "mistake")),
          null);
    }
    if (!reload.restart().isEmpty()) {
      add(
          String.join(", ", reload.restart()) + " changed, which counts after a restart only",
          null);
    }
  }

  private void door(AdminGate.Refusals door) {
    long tokens = door.wrongTokens() + door.tooSoon();
    if (tokens > 0) {
      add(counted(tokens, "try", "tries") + " to get in with a wrong admin token", null);
    }
    if (door.foreign() > 0) {
      add(
          counted(door.foreign(), "request") + " to this listener from pages of others, refused",
          null);
    }
  }

  private void add(String text, @Nullable String screen) {
    found.add(new StatusView.Problem(text, screen));
  }

  private static String counted(long count, String one) {
    return counted(count, one, one + "s");
  }

  private static String counted(long count, String one, String more) {
    return count + " " + (count == 1 ? one : more);
  }
}
