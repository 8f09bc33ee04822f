package dev.linkgate.routing;

import dev.linkgate.adapter.Upstream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a link request will do: checked, and nothing sent.
 *
 * @param upstream where it goes
 * @param to the same, opened
 * @param onward digest of what goes there
 * @param lease longer than sending can take
 * @param send sends it, once
 */
record Plan(
    String upstream, Upstream to, String onward, Duration lease, Function<Start, Outcome> send) {
  /** How long the upstream recognises a key; empty when it does not. */
  Optional<Duration> keyWindow() {
    return to.keyWindow();
  }
}
