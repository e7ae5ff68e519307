/** Rows of a table seen as the edges of a graph. */
@NullMarked
package io.quiver.storage.graph;

import org.jspecify.annotations.NullMarked;
