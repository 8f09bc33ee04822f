/** Tests of the comparison of documents. */
@NullMarked
package dev.linkgate.contract.diff;

import org.jspecify.annotations.NullMarked;
