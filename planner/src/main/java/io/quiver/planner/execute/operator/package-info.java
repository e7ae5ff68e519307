/** Operators of queries: immutable plan nodes that open pull sources of batches. */
@NullMarked
package io.quiver.planner.execute.operator;

import org.jspecify.annotations.NullMarked;
