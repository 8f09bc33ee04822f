/** Official SDKs, unmodified, as callers: one surface over stripe-java and the npm packages. */
@NullMarked
package dev.linkgate.sdk;

import org.jspecify.annotations.NullMarked;
