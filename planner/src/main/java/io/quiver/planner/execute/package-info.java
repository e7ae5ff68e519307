/** Compiles relational trees into plans that run. */
@NullMarked
package io.quiver.planner.execute;

import org.jspecify.annotations.NullMarked;
