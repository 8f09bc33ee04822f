/** All we know of Whop's account-link API. */
@NullMarked
package dev.linkgate.adapter.whop;

import org.jspecify.annotations.NullMarked;
