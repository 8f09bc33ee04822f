/** The idempotency store: what must be carried out once, and what came of it. */
@NullMarked
package dev.linkgate.ledger;

import org.jspecify.annotations.NullMarked;
