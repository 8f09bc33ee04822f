/** What changes between two documents of an API, for whom, and what of ours covers it. */
@NullMarked
package dev.linkgate.contract.diff;

import org.jspecify.annotations.NullMarked;
