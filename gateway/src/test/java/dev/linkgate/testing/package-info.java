/** Peers for tests: real sockets that do what real networks do. */
@NullMarked
package dev.linkgate.testing;

import org.jspecify.annotations.NullMarked;
