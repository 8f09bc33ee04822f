/** Reads {@code linkgate.yaml} into records and says every mistake in it at its place. */
@NullMarked
package dev.linkgate.config;

import org.jspecify.annotations.NullMarked;
