package dev.linkgate.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code serve} was asked for.
 *
 * @param config null: run the sandbox only
 * @param port of the callers' listener, in place of the file's; 0 lets the system choose
 * @param adminPort likewise
 * @param readyFile written once requests are accepted
 */
public record ServeOptions(
    @Nullable Path config,
    @Nullable Integer port,
    @Nullable Integer adminPort,
    @Nullable Path readyFile) {}
