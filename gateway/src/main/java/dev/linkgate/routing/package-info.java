/**
 * Which upstream a request goes to, with which loss policy, and which redirect URLs it may carry.
 */
@NullMarked
package dev.linkgate.routing;

import org.jspecify.annotations.NullMarked;
