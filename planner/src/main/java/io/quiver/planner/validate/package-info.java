/**
 * From a tree of SQL nodes to a logical tree of relations: names, types, changes, table functions.
 */
@NullMarked
package io.quiver.planner.validate;

import org.jspecify.annotations.NullMarked;
