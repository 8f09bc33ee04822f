/**
 * What tests share: upstreams that record or break, answers as documented, checks against the
 * specs.
 */
@NullMarked
package dev.linkgate.testing;

import org.jspecify.annotations.NullMarked;
