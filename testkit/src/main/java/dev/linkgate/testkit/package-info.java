/** Linkgate's sandbox in an application's own tests, with its clock, its links and a visitor. */
@NullMarked
package dev.linkgate.testkit;

import org.jspecify.annotations.NullMarked;
