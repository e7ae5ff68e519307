/** Tests of graphs over edge tables. */
@NullMarked
package io.quiver.storage.graph;

import org.jspecify.annotations.NullMarked;
