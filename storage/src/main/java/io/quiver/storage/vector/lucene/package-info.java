/** Construction of neighbour graphs with Lucene: its only home. */
@NullMarked
package io.quiver.storage.vector.lucene;

import org.jspecify.annotations.NullMarked;
