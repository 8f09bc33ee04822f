/** Link requests that an operator sends from the console, as one of the callers. */
@NullMarked
package dev.linkgate.console.tryit;

import org.jspecify.annotations.NullMarked;
