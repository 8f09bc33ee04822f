/** What callers meet when the sandbox plays a fault, found by playing each. */
@NullMarked
package dev.linkgate.contract.faults;

import org.jspecify.annotations.NullMarked;
