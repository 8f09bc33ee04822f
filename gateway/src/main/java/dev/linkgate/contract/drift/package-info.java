/**
 * The drift alarm: where upstreams' answers leave the documents we hold, found off the hot path.
 */
@NullMarked
package dev.linkgate.contract.drift;

import org.jspecify.annotations.NullMarked;
