/** Aggregate functions, columnar over groups. */
@NullMarked
package io.quiver.planner.execute.aggregate;

import org.jspecify.annotations.NullMarked;
