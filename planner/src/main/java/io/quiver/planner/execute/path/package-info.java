/** Searches for paths of property graphs: enumeration, shortest and cheapest paths. */
@NullMarked
package io.quiver.planner.execute.path;

import org.jspecify.annotations.NullMarked;
