/** Nearest neighbours: segmented vector indexes derived from table rows. */
@NullMarked
package io.quiver.storage.vector;

import org.jspecify.annotations.NullMarked;
