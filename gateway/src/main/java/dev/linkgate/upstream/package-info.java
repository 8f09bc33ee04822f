/**
 * Outbound HTTP/1.1: one exchange per call, never repeated, within limits, and exact about what was
 * sent.
 */
@NullMarked
package dev.linkgate.upstream;

import org.jspecify.annotations.NullMarked;
