/** What can go wrong: one unchecked exception with a code that carries the SQLSTATE. */
@NullMarked
package io.quiver.storage.error;

import org.jspecify.annotations.NullMarked;
