package io.quiver.backend.rocksdb;

import io.quiver.tck.isolation.AnomalySuite;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RocksAnomalyTest extends AnomalySuite {
  @TempDir Path directory;
  private int databases;

  @Override
  protected String newUrl() {
    return "jdbc:quiver:"
        + directory.resolve("db" + databases++)
        + ";linger=0;durability=relaxed;store=rocksdb";
  }
}
