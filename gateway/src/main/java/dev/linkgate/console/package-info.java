/** The operator's console: its pages, its scripts, and who is signed in to it. */
@NullMarked
package dev.linkgate.console;

import org.jspecify.annotations.NullMarked;
