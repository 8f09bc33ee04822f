/**
 * The OpenAPI documents at run time: dated versions, their shapes, and what a body does not fit.
 */
@NullMarked
package dev.linkgate.spec;

import org.jspecify.annotations.NullMarked;
