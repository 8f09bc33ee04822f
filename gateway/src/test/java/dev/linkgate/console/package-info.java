@NullMarked
package dev.linkgate.console;

import org.jspecify.annotations.NullMarked;
