/**
 * Keeps ledger, account map and audit in SQLite, or in PostgreSQL when several nodes share them.
 */
@NullMarked
package dev.linkgate.store;

import org.jspecify.annotations.NullMarked;
