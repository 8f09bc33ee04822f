/** What the gateway would make of a link request, and why; nothing is sent. */
@NullMarked
package dev.linkgate.contract.explain;

import org.jspecify.annotations.NullMarked;
