package io.quiver.tck.jdbc;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The suites against Quiver, in memory and in files. */
final class QuiverJdbcTest {
  @TempDir static Path directory;

  private static String memory() {
    return "jdbc:quiver:mem:" + UUID.randomUUID() + ";close=last";
  }

  private static String file() {
    return "jdbc:quiver:" + directory.resolve(UUID.randomUUID().toString()) + ";linger=0";
  }

  @Nested
  final class MemoryTypesTest extends JdbcTypesSuite {
    @Override
    protected String newUrl() {
      return memory();
    }
  }

  @Nested
  final class MemoryStatementTest extends JdbcStatementSuite {
    @Override
    protected String newUrl() {
      return memory();
    }
  }

  @Nested
  final class MemoryWarningTest extends JdbcWarningSuite {
    @Override
    protected String newUrl() {
      return memory();
    }
  }

  @Nested
  final class MemoryErrorTest extends JdbcErrorSuite {
    @Override
    protected String newUrl() {
      return memory();
    }
  }

  @Nested
  final class MemoryMetadataTest extends JdbcMetadataSuite {
    @Override
    protected String newUrl() {
      return memory();
    }
  }

  @Nested
  final class MemoryVectorTest extends JdbcVectorSuite {
    @Override
    protected String newUrl() {
      return memory();
    }
  }

  @Nested
  final class FileTypesTest extends JdbcTypesSuite {
    @Override
    protected String newUrl() {
      return file();
    }
  }

  @Nested
  final class FileStatementTest extends JdbcStatementSuite {
    @Override
    protected String newUrl() {
      return file();
    }
  }

  @Nested
  final class FileErrorTest extends JdbcErrorSuite {
    @Override
    protected String newUrl() {
      return file();
    }
  }

  @Nested
  final class FileMetadataTest extends JdbcMetadataSuite {
    @Override
    protected String newUrl() {
      return file();
    }
  }

  @Nested
  final class FileVectorTest extends JdbcVectorSuite {
    @Override
    protected String newUrl() {
      return file();
    }
  }

  @Nested
  final class MemoryCancelTest extends JdbcCancelSuite {
    @Override
    protected String newUrl() {
      return memory();
    }
  }

  @Nested
  final class FileCancelTest extends JdbcCancelSuite {
    @Override
    protected String newUrl() {
      return file();
    }
  }

  @Nested
  final class MemoryScrollTest extends JdbcScrollSuite {
    @Override
    protected String newUrl() {
      return memory();
    }
  }

  @Nested
  final class FileScrollTest extends JdbcScrollSuite {
    @Override
    protected String newUrl() {
      return file();
    }
  }

  @Nested
  final class MemoryGarbageTest extends JdbcGarbageSuite {
    @Override
    protected String newUrl() {
      return memory();
    }
  }

  @Nested
  final class FileWarningTest extends JdbcWarningSuite {
    @Override
    protected String newUrl() {
      return file();
    }
  }

  @Nested
  final class MemoryProcedureTest extends JdbcProcedureSuite {
    @Override
    protected String newUrl() {
      return memory();
    }
  }

  @Nested
  final class FileProcedureTest extends JdbcProcedureSuite {
    @Override
    protected String newUrl() {
      return file();
    }
  }
}
