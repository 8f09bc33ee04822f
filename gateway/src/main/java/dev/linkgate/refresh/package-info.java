/** Refresh URLs of our own: what is sealed into one, who may follow it, and how often. */
@NullMarked
package dev.linkgate.refresh;

import org.jspecify.annotations.NullMarked;
