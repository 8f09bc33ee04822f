/** From a provider's whole OpenAPI document to the one operation we speak, in the form of ours. */
@NullMarked
package dev.linkgate.contract.slice;

import org.jspecify.annotations.NullMarked;
