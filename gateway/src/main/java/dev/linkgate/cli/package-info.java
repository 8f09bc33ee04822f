/** The command line: data on stdout, talk on stderr, {@code --json} where there is data. */
@NullMarked
package dev.linkgate.cli;

import org.jspecify.annotations.NullMarked;
