/** Table functions over graphs. */
@NullMarked
package io.quiver.functions.graph;

import org.jspecify.annotations.NullMarked;
