/** Definitions: one class for each group of statements that change the catalog. */
@NullMarked
package io.quiver.planner.ddl;

import org.jspecify.annotations.NullMarked;
