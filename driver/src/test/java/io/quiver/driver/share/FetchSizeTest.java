package io.quiver.driver.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.planner.QueryEngine;
import io.quiver.planner.session.ExecuteOptions;
import io.quiver.planner.session.ExecuteOptions.GeneratedKeys;
import io.quiver.planner.session.PreparedQuery;
import io.quiver.planner.session.QueryResult;
import io.quiver.planner.session.RowCursor;
import io.quiver.planner.session.Session;
import io.quiver.planner.session.SessionOptions;
import io.quiver.storage.DatabaseOptions;
import io.quiver.storage.Databases;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a shared database come in batches, none before it is needed. */
final class FetchSizeTest {
  private static final int ROWS = 20_000;

  @TempDir Path directory;

  /** How many rows the server has taken from the engine. */
  private final AtomicInteger taken = new AtomicInteger();

  private Databases.@Nullable Lease lease;
  private @Nullable ShareServer server;
  private @Nullable RemoteSession session;

  /** Somewhere between an object and its user. */
  private interface Between {
    @Nullable Object seen(String method, @Nullable Object result);
  }

  private static <T> T watched(Class<T> type, T object, Between between) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return between.seen(method.getName(), method.invoke(object, arguments));
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            }));
  }

  private RowCursor counted(RowCursor cursor) {
    return watched(
        RowCursor.class,
        cursor,
        (method, result) -> {
          if (method.equals("next") && Boolean.TRUE.equals(result)) {
            taken.incrementAndGet();
          }
          return result;
        });
  }

  private Session counted(Session real) {
    return watched(
        Session.class,
        real,
        (prepare, query) ->
            query instanceof PreparedQuery prepared
                ? watched(
                    PreparedQuery.class,
                    prepared,
                    (execute, result) ->
                        result instanceof QueryResult.Rows rows
                            ? new QueryResult.Rows(counted(rows.cursor()))
                            : result)
                : query);
  }

  @BeforeEach
  void start() throws IOException {
    Databases.Lease opened = Databases.acquire(DatabaseOptions.memory(null));
    lease = opened;
    ShareServer served =
        new ShareServer(
            directory,
            "this process",
            salt -> new byte[0],
            options -> counted(QueryEngine.of(opened.database()).newSession(options, () -> {})));
    server = served;
    served.start();
    Endpoint endpoint = Endpoint.read(directory);
    assertNotNull(endpoint);
    session = RemoteSession.open(endpoint, SessionOptions.DEFAULT);
  }

  @AfterEach
  void stop() {
    if (session != null) {
      session.close();
    }
    if (server != null) {
      server.stop();
    }
    if (lease != null) {
      lease.close();
    }
  }

  private RowCursor query(String sql, int fetchRows) {
    assertNotNull(session);
    QueryResult result =
        session
            .prepare(sql)
            .execute(
                new @Nullable Object[0], new ExecuteOptions(0, 0, GeneratedKeys.NONE, fetchRows));
    return assertInstanceOf(QueryResult.Rows.class, result).cursor();
  }

  private static final String NUMBERS = "SELECT N FROM GENERATE_SERIES(1, " + ROWS + ") AS S (N)";

  @Test
  void asManyAsWanted() {
    for (int fetch : new int[] {1, 10, 700}) {
      taken.set(0);
      try (RowCursor cursor = query(NUMBERS, fetch)) {
        assertEquals(fetch, taken.get(), "with the answer");
        for (int row = 1; row <= 2_000; row++) {
          assertTrue(cursor.next());
          assertEquals(row, cursor.getLong(0));
          int batches = (row + fetch - 1) / fetch;
          assertEquals(batches * fetch, taken.get(), "at row " + row + ", by " + fetch);
        }
      }
    }
  }

  @Test
  void byDefaultFewFirstThenMore() {
    int row = 0;
    try (RowCursor cursor = query(NUMBERS, 0)) {
      assertEquals(Limits.FIRST_BATCH_ROWS, taken.get());
      while (cursor.next()) {
        row++;
        assertEquals(row, cursor.getLong(0));
        assertTrue(taken.get() <= row + Limits.BATCH_ROWS, row + ": " + taken.get());
      }
    }
    assertEquals(ROWS, row);
    assertEquals(ROWS, taken.get());
  }

  @Test
  void aBatchIsNoLargerThanItsBytes() {
    int bytes = 100_000;
    try (RowCursor cursor =
        query("SELECT REPEAT('x', " + bytes + ") FROM GENERATE_SERIES(1, 1000) AS S (N)", 1_000)) {
      for (int row = 1; row <= 100; row++) {
        assertTrue(cursor.next());
        assertTrue(
            (taken.get() - row) * (long) bytes <= Limits.BATCH_BYTES + bytes,
            "at row " + row + " there are " + taken.get());
      }
    }
  }

  @Test
  void theSizeMayChangeOnTheWay() {
    try (RowCursor cursor = query(NUMBERS, 10)) {
      cursor.fetchRows(500);
      for (int row = 1; row <= 11; row++) {
        assertTrue(cursor.next());
      }
      assertEquals(510, taken.get());
    }
  }

  @Test
  void whatIsNotReadIsNotComputed() {
    try (RowCursor cursor = query(NUMBERS, 100)) {
      assertTrue(cursor.next());
    }
    assertEquals(100, taken.get());
  }
}
