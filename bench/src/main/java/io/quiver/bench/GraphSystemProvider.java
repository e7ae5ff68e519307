package io.quiver.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ServiceLoader;

/** A system measured from a module of its own, because of its licence. Found as a service. */
public interface GraphSystemProvider {
  /** The title of its peer. */
  String title();

  String version();

  GraphSystem open(Path directory);

  /** The one with this title. */
  static GraphSystemProvider named(String title) throws SQLException {
    for (GraphSystemProvider provider : ServiceLoader.load(GraphSystemProvider.class)) {
      if (provider.title().equals(title)) {
        return provider;
      }
    }
    throw new SQLException(title + " is not on the class path: build its module");
  }
}
