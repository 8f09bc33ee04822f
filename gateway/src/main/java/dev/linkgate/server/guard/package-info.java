/** What a request must be before Grizzly's parser or Jersey sees a byte of it. */
@NullMarked
package dev.linkgate.server.guard;

import org.jspecify.annotations.NullMarked;
