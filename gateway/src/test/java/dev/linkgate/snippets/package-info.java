/** The code the console shows, run by the programs it is written for. */
@NullMarked
package dev.linkgate.snippets;

import org.jspecify.annotations.NullMarked;
