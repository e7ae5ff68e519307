/** Expressions: evaluated over batches by kernels or row by row. */
@NullMarked
package io.quiver.planner.execute.expression;

import org.jspecify.annotations.NullMarked;
