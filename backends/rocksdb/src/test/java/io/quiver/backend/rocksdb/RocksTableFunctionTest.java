package io.quiver.backend.rocksdb;

import io.quiver.tck.isolation.TableFunctionSuite;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RocksTableFunctionTest extends TableFunctionSuite {
  @TempDir Path directory;
  private int databases;

  @Override
  protected String newUrl() {
    return "jdbc:quiver:"
        + directory.resolve("db" + databases++)
        + ";linger=0;durability=relaxed;store=rocksdb";
  }
}
