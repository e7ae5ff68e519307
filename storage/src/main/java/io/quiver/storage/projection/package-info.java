/** The contract of structures that are derived from committed rows. */
@NullMarked
package io.quiver.storage.projection;

import org.jspecify.annotations.NullMarked;
