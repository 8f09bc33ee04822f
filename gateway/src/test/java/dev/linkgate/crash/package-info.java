/** Gateways as processes of their own, killed and stopped while callers go on. */
@NullMarked
package dev.linkgate.crash;

import org.jspecify.annotations.NullMarked;
