/** Calcite's types for Quiver's data types, and back. */
@NullMarked
package io.quiver.planner.type;

import org.jspecify.annotations.NullMarked;
