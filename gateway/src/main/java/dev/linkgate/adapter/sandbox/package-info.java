/** The upstream that needs no network: links to pages of our own that no one takes for live. */
@NullMarked
package dev.linkgate.adapter.sandbox;

import org.jspecify.annotations.NullMarked;
