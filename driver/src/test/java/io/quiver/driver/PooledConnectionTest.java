package io.quiver.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.driver.jdbc.FakeQuery;
import io.quiver.driver.jdbc.FakeSession;
import io.quiver.driver.jdbc.QuiverConnection;
import io.quiver.driver.url.JdbcUrl;
import io.quiver.storage.value.DataType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a handle leaves behind when it is closed. */
final class PooledConnectionTest {
  private static final String SELECT = "SELECT ID FROM T";

  private final FakeSession session = new FakeSession();
  private final List<String> events = new ArrayList<>();

  private QuiverPooledConnection open() throws SQLException {
    QuiverPooledConnection pooled =
        new QuiverPooledConnection(
            QuiverConnection.open(
                JdbcUrl.parse("jdbc:quiver:mem:", new Properties()), url -> session));
    pooled.addConnectionEventListener(
        new ConnectionEventListener() {
          @Override
          public void connectionClosed(ConnectionEvent event) {
            events.add("closed");
          }

          @Override
          public void connectionErrorOccurred(ConnectionEvent event) {
            events.add("error " + event.getSQLException().getSQLState());
          }
        });
    return pooled;
  }

  @Test
  void aStatementThatCannotBeClosedStopsNothing() throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new @Nullable Object[] {1L});
    session.know(
        FakeQuery.select(SELECT, List.of(FakeQuery.column("ID", DataType.BIGINT)), rows)
            .failOnClose());
    QuiverPooledConnection pooled = open();
    Connection handle = pooled.getConnection();
    handle.setAutoCommit(false);
    List<Statement> statements = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Statement statement = handle.createStatement();
      statement.execute(SELECT);
      statements.add(statement);
    }
    SQLException failure = assertThrows(SQLException.class, handle::close);
    assertEquals("58030", failure.getSQLState());
    assertEquals(2, failure.getSuppressed().length);
    for (Statement statement : statements) {
      assertTrue(statement.isClosed());
    }
    assertEquals(List.of("autoCommit false", "rollback", "autoCommit true"), session.calls());
    assertEquals(List.of("closed"), events);
    assertTrue(handle.isClosed());
    assertTrue(pooled.getConnection().getAutoCommit());
  }

  @Test
  void aBrokenLinkIsToldToThePool() throws SQLException {
    Connection handle = open().getConnection();
    handle.setAutoCommit(false);
    session.failEnds(true);
    assertThrows(SQLException.class, handle::close);
    assertEquals(List.of("error 08006", "closed"), events);
  }
}
