/** The order in which rules run, and the choice of access paths. */
@NullMarked
package io.quiver.planner.optimize;

import org.jspecify.annotations.NullMarked;
