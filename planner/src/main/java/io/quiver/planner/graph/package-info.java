/** Property graphs in queries: GRAPH_TABLE becomes joins and path searches. */
@NullMarked
package io.quiver.planner.graph;

import org.jspecify.annotations.NullMarked;
