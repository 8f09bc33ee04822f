/** Request forms, made from the documents of the APIs that callers speak. */
@NullMarked
package dev.linkgate.console.form;

import org.jspecify.annotations.NullMarked;
