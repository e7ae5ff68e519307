/** Graph functions against reference outputs. */
@NullMarked
package io.quiver.tck.graph;

import org.jspecify.annotations.NullMarked;
