package dev.linkgate.contract.fidelity;

/**
 * A request in which a property is varied.
 *
 * @param without the required property that is left out on purpose; empty for none
 * @param least whether nothing is said that may be left out
 * @param ask complete but for that
 */
record Context(String without, boolean least, Ask ask) {}
