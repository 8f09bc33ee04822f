/** What an operator is shown of upstreams as they behave. */
@NullMarked
package dev.linkgate.status;

import org.jspecify.annotations.NullMarked;
