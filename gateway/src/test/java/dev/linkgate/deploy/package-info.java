/** What deploy/ holds, run as an operator would. */
@NullMarked
package dev.linkgate.deploy;

import org.jspecify.annotations.NullMarked;
