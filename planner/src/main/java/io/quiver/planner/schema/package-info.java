/** The catalog as the validator sees it: tables, views, system tables, operators. */
@NullMarked
package io.quiver.planner.schema;

import org.jspecify.annotations.NullMarked;
