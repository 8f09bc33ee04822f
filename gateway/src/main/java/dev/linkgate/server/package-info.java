/**
 * The listeners: Grizzly and Jersey wiring, who calls, bodies in and out, what every answer
 * carries.
 */
@NullMarked
package dev.linkgate.server;

import org.jspecify.annotations.NullMarked;
