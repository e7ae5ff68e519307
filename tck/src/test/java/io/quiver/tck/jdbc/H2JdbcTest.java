package io.quiver.tck.jdbc;

import java.sql.Types;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;

/** The suites against H2: they ask for nothing that only Quiver does. */
final class H2JdbcTest {
  private static String url() {
    return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=0";
  }

  @Nested
  final class TypesTest extends JdbcTypesSuite {
    @Override
    protected String newUrl() {
      return url();
    }

    /** H2 says BINARY for UUID. */
    @Override
    protected int code(String type, int code) {
      return type.equals("UUID") ? Types.BINARY : code;
    }
  }

  @Nested
  final class StatementsTest extends JdbcStatementSuite {
    @Override
    protected String newUrl() {
      return url();
    }

    /** H2 moves forward-only results to their first row. */
    @Override
    protected Set<String> differences() {
      return Set.of("forwardOnlyResultsDoNotGoBack");
    }
  }

  @Nested
  final class ErrorsTest extends JdbcErrorSuite {
    @Override
    protected String newUrl() {
      return url();
    }

    /**
     * H2 has SQLSTATEs of its own for check constraints (23513), ranges (22004) and functions
     * (90022), lets read-only connections write, and statements of closed connections stay open.
     */
    @Override
    protected Set<String> differences() {
      return Set.of(
          "constraints",
          "data",
          "names",
          "readOnlyConnectionsRefuseChanges",
          "everythingFailsAfterClose");
    }
  }

  @Nested
  final class MetadataTest extends JdbcMetadataSuite {
    @Override
    protected String newUrl() {
      return url();
    }

    /** H2 wants a table name for keys and indexes. */
    @Override
    protected Set<String> differences() {
      return Set.of("nothingThrowsWithNulls");
    }
  }
}
