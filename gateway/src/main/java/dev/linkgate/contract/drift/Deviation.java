package dev.linkgate.contract.drift;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One place where an answer leaves its document.
 *
 * @param pointer as in {@link DriftKey}
 * @param found as in {@link DriftKey}
 * @param sample as in {@link Sighting}
 * @param patch made when somebody wants it; gives null where nothing could accept it
 */
record Deviation(
    String pointer,
    DriftKind kind,
    String found,
    String sample,
    Supplier<@Nullable String> patch) {}
