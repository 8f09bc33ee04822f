/** All we know of Stripe's v1 account-link API. */
@NullMarked
package dev.linkgate.adapter.stripev1;

import org.jspecify.annotations.NullMarked;
