/**
 * Same-API forwarding: the caller's own bytes go on with our credentials, the answer comes back.
 */
@NullMarked
package dev.linkgate.relay;

import org.jspecify.annotations.NullMarked;
