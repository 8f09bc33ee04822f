package dev.linkgate.cli;

import dev.linkgate.sandbox.SandboxRules;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code serve} was asked for.
 *
 * @param config null: run the sandbox only
 * @param throwaway the rules of a sandbox that is there for a test run, in memory, without a
 *     configuration; null: as configured
 * @param port of the callers' listener, in place of the file's; 0 lets the system choose
 * @param adminPort likewise
 * @param readyFile written once requests are accepted
 */
public record ServeOptions(
    @Nullable Path config,
    @Nullable SandboxRules throwaway,
    @Nullable Integer port,
    @Nullable Integer adminPort,
    @Nullable Path readyFile) {}
