/** What was asked, by whom, and what came of it: one row for each exchange. */
@NullMarked
package dev.linkgate.audit;

import org.jspecify.annotations.NullMarked;
