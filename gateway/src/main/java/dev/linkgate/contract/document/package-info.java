/** Providers' OpenAPI documents as trees, whatever they are written in. */
@NullMarked
package dev.linkgate.contract.document;

import org.jspecify.annotations.NullMarked;
