/** Tests of what an operator is shown of upstreams. */
@NullMarked
package dev.linkgate.status;

import org.jspecify.annotations.NullMarked;
