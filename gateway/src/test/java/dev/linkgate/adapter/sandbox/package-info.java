/** Tests of the sandbox. */
@NullMarked
package dev.linkgate.adapter.sandbox;

import org.jspecify.annotations.NullMarked;
