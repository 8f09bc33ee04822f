package dev.linkgate.contract.fidelity;

import java.util.Set;

/**
 * What became of one value in one context.
 *
 * @param ask what was said
 * @param run what came of it
 * @param applies whether the canonical request depends on it there
 * @param carriedBy what carries it upstream
 * @param relayed whether in practice the body goes on as it is
 */
record Verdict(
    Context context,
    Ask ask,
    Run run,
    Outcome outcome,
    boolean applies,
    Set<String> carriedBy,
    boolean relayed,
    String note) {}
