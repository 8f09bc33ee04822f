/** Linkgate's entry point and the list of adapters it speaks. */
@NullMarked
package dev.linkgate;

import org.jspecify.annotations.NullMarked;
