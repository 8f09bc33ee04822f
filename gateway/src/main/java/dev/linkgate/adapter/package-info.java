/** What every adapter implements, and the ports it is given. */
@NullMarked
package dev.linkgate.adapter;

import org.jspecify.annotations.NullMarked;
