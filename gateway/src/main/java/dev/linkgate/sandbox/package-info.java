/**
 * What the sandbox plays: accounts, links and their lives, its clock. Knows no HTTP and no
 * database.
 */
@NullMarked
package dev.linkgate.sandbox;

import org.jspecify.annotations.NullMarked;
