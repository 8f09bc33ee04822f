package dev.linkgate.contract.slice;

import dev.linkgate.spec.ApiVersion;
import java.util.Optional;
import java.util.function.Function;

/**
 * An API whose documents we keep.
 *
 * @param name its folder in {@code specs/}
 * @param versions the version a text is; empty when it is malformed
 */
public record SpecApi(String name, Function<String, Optional<ApiVersion>> versions) {}
