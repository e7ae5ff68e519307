package io.quiver.bench.neo4j;

import io.quiver.bench.GraphSystem;
import io.quiver.bench.GraphSystemProvider;
import java.nio.file.Path;
import org.neo4j.kernel.internal.Version;

/** Makes {@link Neo4jGraph}s. */
public final class Neo4jProvider implements GraphSystemProvider {
  @Override
  public String title() {
    return "Neo4j";
  }

  @Override
  public String version() {
    return Version.getNeo4jVersion();
  }

  @Override
  public GraphSystem open(Path directory) {
    return new Neo4jGraph(directory);
  }
}
