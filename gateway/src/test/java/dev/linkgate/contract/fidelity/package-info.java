/** The matrix, held against the gateway as it is and as it must not be. */
@NullMarked
package dev.linkgate.contract.fidelity;

import org.jspecify.annotations.NullMarked;
