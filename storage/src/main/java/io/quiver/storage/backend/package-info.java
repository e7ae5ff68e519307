/** Stores of other libraries: what they need to become a local store. */
@NullMarked
package io.quiver.storage.backend;

import org.jspecify.annotations.NullMarked;
