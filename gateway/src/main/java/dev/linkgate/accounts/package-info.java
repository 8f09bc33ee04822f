/** Which ids of one account space stand for which of another. */
@NullMarked
package dev.linkgate.accounts;

import org.jspecify.annotations.NullMarked;
