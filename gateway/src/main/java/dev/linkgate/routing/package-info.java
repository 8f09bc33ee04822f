/** Which upstream a request goes to, under which loss policy, and as what. */
@NullMarked
package dev.linkgate.routing;

import org.jspecify.annotations.NullMarked;
