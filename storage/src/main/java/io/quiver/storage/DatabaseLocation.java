package io.quiver.storage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a database is. */
public sealed interface DatabaseLocation {
  /** For messages. */
  String display();

  /** Files in a directory of their own. */
  record Directory(Path path) implements DatabaseLocation {
    @Override
    public String display() {
      return path.toString();
    }
  }

  /**
   * In this Java process only.
   *
   * @param name under which others in the process find it, or null when nobody does
   */
  record Memory(@Nullable String name) implements DatabaseLocation {
    @Override
    public String display() {
      return name == null ? "mem:" : "mem:" + name;
    }
  }
}
