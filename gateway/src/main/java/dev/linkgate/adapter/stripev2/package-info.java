/** All we know of Stripe's v2 account-link API. */
@NullMarked
package dev.linkgate.adapter.stripev2;

import org.jspecify.annotations.NullMarked;
