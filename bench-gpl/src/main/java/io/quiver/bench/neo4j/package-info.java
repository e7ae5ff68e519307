/** Neo4j as a peer of the benchmarks. */
@NullMarked
package io.quiver.bench.neo4j;

import org.jspecify.annotations.NullMarked;
