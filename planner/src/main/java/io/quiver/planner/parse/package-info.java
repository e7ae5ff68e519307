/** From text to a tree of SQL nodes: literals lifted, sugar of queries written out. */
@NullMarked
package io.quiver.planner.parse;

import org.jspecify.annotations.NullMarked;
