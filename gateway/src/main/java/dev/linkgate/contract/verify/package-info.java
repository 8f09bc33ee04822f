/** Whether a server that claims an API keeps to its document, found by asking it. */
@NullMarked
package dev.linkgate.contract.verify;

import org.jspecify.annotations.NullMarked;
