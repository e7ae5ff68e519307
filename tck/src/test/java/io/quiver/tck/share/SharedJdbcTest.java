package io.quiver.tck.share;

import io.quiver.driver.QuiverConnectionPoolDataSource;
import io.quiver.driver.QuiverDataSource;
import io.quiver.tck.jdbc.JdbcCancelSuite;
import io.quiver.tck.jdbc.JdbcErrorSuite;
import io.quiver.tck.jdbc.JdbcGarbageSuite;
import io.quiver.tck.jdbc.JdbcMetadataSuite;
import io.quiver.tck.jdbc.JdbcProcedureSuite;
import io.quiver.tck.jdbc.JdbcScrollSuite;
import io.quiver.tck.jdbc.JdbcStatementSuite;
import io.quiver.tck.jdbc.JdbcTypesSuite;
import io.quiver.tck.jdbc.JdbcVectorSuite;
import io.quiver.tck.jdbc.JdbcWarningSuite;
import io.quiver.tck.surface.SurfaceCheck;
import io.quiver.tck.surface.SurfaceTarget;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** All suites of JDBC, and the surface, on databases that another process has open. */
@Tag("slow")
final class SharedJdbcTest {
  @TempDir static Path directory;
  private static @Nullable Owner owner;

  @BeforeAll
  static void startOwner() {
    owner = Owner.start();
  }

  @AfterAll
  static void endOwner() throws InterruptedException {
    if (owner != null) {
      owner.close();
    }
  }

  /** A new database that the other process has open. */
  static String url(@Nullable Owner other, Path parent) {
    String url = "jdbc:quiver:" + parent.resolve(UUID.randomUUID().toString()) + ";linger=0";
    if (other != null) {
      other.open(url);
    }
    return url;
  }

  private static String shared() {
    return url(owner, directory);
  }

  /** Quiver, through another process. */
  record SharedTarget(@Nullable Owner other, Path parent) implements SurfaceTarget {
    @Override
    public String newUrl() {
      return url(other, parent);
    }

    @Override
    public String missingUrl() {
      return url(null, parent);
    }

    @Override
    public DataSource dataSource(String url) {
      return new QuiverDataSource(url);
    }

    @Override
    public ConnectionPoolDataSource pool(String url) {
      QuiverConnectionPoolDataSource pool = new QuiverConnectionPoolDataSource();
      pool.setUrl(url);
      return pool;
    }

    @Override
    public String vectorType() {
      return "VECTOR(3)";
    }
  }

  @TestFactory
  Stream<DynamicTest> surface() {
    SharedTarget target = new SharedTarget(owner, directory);
    return SurfaceCheck.all().stream()
        .map(
            check ->
                DynamicTest.dynamicTest(
                    check.area() + ": " + check.name(),
                    () -> {
                      @Nullable Throwable failure = check.run(target);
                      if (failure != null) {
                        throw failure;
                      }
                    }));
  }

  @Nested
  final class TypesTest extends JdbcTypesSuite {
    @Override
    protected String newUrl() {
      return shared();
    }
  }

  @Nested
  final class StatementTest extends JdbcStatementSuite {
    @Override
    protected String newUrl() {
      return shared();
    }
  }

  @Nested
  final class WarningTest extends JdbcWarningSuite {
    @Override
    protected String newUrl() {
      return shared();
    }
  }

  @Nested
  final class ErrorTest extends JdbcErrorSuite {
    @Override
    protected String newUrl() {
      return shared();
    }
  }

  @Nested
  final class MetadataTest extends JdbcMetadataSuite {
    @Override
    protected String newUrl() {
      return shared();
    }
  }

  @Nested
  final class VectorTest extends JdbcVectorSuite {
    @Override
    protected String newUrl() {
      return shared();
    }
  }

  @Nested
  final class CancelTest extends JdbcCancelSuite {
    @Override
    protected String newUrl() {
      return shared();
    }
  }

  @Nested
  final class ScrollTest extends JdbcScrollSuite {
    @Override
    protected String newUrl() {
      return shared();
    }
  }

  @Nested
  final class GarbageTest extends JdbcGarbageSuite {
    @Override
    protected String newUrl() {
      return shared();
    }
  }

  @Nested
  final class ProcedureTest extends JdbcProcedureSuite {
    @Override
    protected String newUrl() {
      return shared();
    }
  }
}
