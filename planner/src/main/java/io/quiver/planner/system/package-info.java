/** The system tables: INFORMATION_SCHEMA and SYS, computed from the catalog when they are read. */
@NullMarked
package io.quiver.planner.system;

import org.jspecify.annotations.NullMarked;
