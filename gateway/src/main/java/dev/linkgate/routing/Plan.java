package dev.linkgate.routing;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a link request will do: checked, and nothing sent.
 *
 * @param upstream where it goes
 * @param onward digest of what goes there
 * @param lease longer than sending can take
 * @param keyWindow how long the upstream recognises a key; empty when it does not
 * @param send sends it, once
 */
record Plan(
    String upstream,
    String onward,
    Duration lease,
    Optional<Duration> keyWindow,
    Function<Start, Outcome> send) {}
