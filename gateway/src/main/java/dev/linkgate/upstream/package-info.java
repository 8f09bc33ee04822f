/**
 * Outbound HTTP/1.1: exact about what was sent, within limits, repeated only where that is safe.
 */
@NullMarked
package dev.linkgate.upstream;

import org.jspecify.annotations.NullMarked;
