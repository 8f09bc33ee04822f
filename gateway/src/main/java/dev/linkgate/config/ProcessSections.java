package dev.linkgate.config;

import java.time.Duration;
import java.util.Optional;

/** Reads what concerns the process as a whole: {@code listen}, {@code limits}. */
final class ProcessSections {
  private static final int MOST_IN_FLIGHT = 1_000_000;
  private static final long LARGEST_RELAY_BODY = 4L << 30;

  /** Who waits longer has stopped draining; orchestrators kill after 30 s unless told otherwise. */
  private static final Duration LONGEST_DRAIN = Duration.ofMinutes(5);

  private ProcessSections() {}

  static ListenConfig listen(Value value) {
    Optional<Section> read = value.section("listen");
    if (read.isEmpty()) {
      return ListenConfig.DEFAULT;
    }
    Section listen = read.get();
    HostPort callers =
        listen.get("callers").flatMap(Checked::hostPort).orElse(ListenConfig.DEFAULT.callers());
    Optional<Value> adminValue = listen.get("admin");
    HostPort admin = adminValue.flatMap(Checked::hostPort).orElse(ListenConfig.DEFAULT.admin());
    if (admin.equals(callers) && admin.port() != 0) {
      adminValue.orElse(value).wrong("callers and admin cannot both listen on " + admin);
    }
    var result =
        new ListenConfig(
            callers, admin, listen.get("public-url").flatMap(Checked::url).orElse(null));
    listen.refuseOthers();
    return result;
  }

  static LimitsConfig limits(Value value) {
    Optional<Section> read = value.section("limits");
    if (read.isEmpty()) {
      return LimitsConfig.DEFAULT;
    }
    Section limits = read.get();
    var result =
        new LimitsConfig(
            limits
                .get("max-in-flight")
                .flatMap(it -> it.count(1, MOST_IN_FLIGHT))
                .orElse(LimitsConfig.DEFAULT_MAX_IN_FLIGHT),
            limits
                .get("relay-body")
                .flatMap(it -> it.size(LARGEST_RELAY_BODY))
                .orElse(LimitsConfig.DEFAULT_RELAY_BODY),
            limits
                .get("drain")
                .flatMap(it -> it.duration(Duration.ZERO, LONGEST_DRAIN))
                .orElse(LimitsConfig.DEFAULT_DRAIN));
    limits.refuseOthers();
    return result;
  }
}
