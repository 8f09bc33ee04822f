/** Request bodies, JSON or bracketed form, read once into one strict JSON tree. */
@NullMarked
package dev.linkgate.server.body;

import org.jspecify.annotations.NullMarked;
