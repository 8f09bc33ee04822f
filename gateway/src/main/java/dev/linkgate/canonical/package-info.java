/** The provider-neutral model every adapter translates to and from. Imports nothing but the JDK. */
@NullMarked
package dev.linkgate.canonical;

import org.jspecify.annotations.NullMarked;
