/** What pages of our own have in common, whatever they are for. */
@NullMarked
package dev.linkgate.page;

import org.jspecify.annotations.NullMarked;
