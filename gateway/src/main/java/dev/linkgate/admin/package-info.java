/** What an operator may do to a running gateway, over HTTP. */
@NullMarked
package dev.linkgate.admin;

import org.jspecify.annotations.NullMarked;
