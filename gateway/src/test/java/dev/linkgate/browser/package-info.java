/** The sandbox's pages in a real browser: Debian's Chromium. */
@NullMarked
package dev.linkgate.browser;

import org.jspecify.annotations.NullMarked;
