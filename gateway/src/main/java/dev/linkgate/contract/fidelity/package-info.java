/**
 * What becomes of everything a caller may say, found by running the gateway's own code with each
 * property varied.
 */
@NullMarked
package dev.linkgate.contract.fidelity;

import org.jspecify.annotations.NullMarked;
