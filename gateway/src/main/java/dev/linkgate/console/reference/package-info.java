/** A page of reference for every API and version, made from our documents. */
@NullMarked
package dev.linkgate.console.reference;

import org.jspecify.annotations.NullMarked;
