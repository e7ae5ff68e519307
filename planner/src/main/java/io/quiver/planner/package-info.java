/** Quiver planner. */
@NullMarked
package io.quiver.planner;

import org.jspecify.annotations.NullMarked;
