/** The reference for documents of all sorts. */
@NullMarked
package dev.linkgate.console.reference;

import org.jspecify.annotations.NullMarked;
