/** What the optimizer believes about numbers of rows. */
@NullMarked
package io.quiver.planner.cost;

import org.jspecify.annotations.NullMarked;
