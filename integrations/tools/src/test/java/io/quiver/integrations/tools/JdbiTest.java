package io.quiver.integrations.tools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Jdbi over Quiver. */
@ParameterizedClass
@ValueSource(strings = {"mem", "file"})
public final class JdbiTest {

  @Parameter String store = "";

  @TempDir Path directory = Path.of("");

  private Jdbi jdbi = Jdbi.create("jdbc:quiver:mem:");
  private Handle handle = jdbi.open();

  /** A row as a record. */
  public record Item(long id, String name, LocalDate day) {}

  @BeforeEach
  void open() {
    handle.close();
    jdbi = Jdbi.create(Databases.url(store, directory));
    handle = jdbi.open();
    handle.execute(
        "CREATE TABLE item (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name VARCHAR(20)"
            + " NOT NULL, \"DAY\" DATE)");
  }

  @AfterEach
  void close() {
    handle.close();
  }

  @Test
  void bindsMapsAndReturnsKeys() {
    long id =
        handle
            .createUpdate("INSERT INTO item (name, \"DAY\") VALUES (:name, :day)")
            .bind("name", "one")
            .bind("day", LocalDate.of(2026, 1, 2))
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    assertEquals(1, id);
    PreparedBatch batch = handle.prepareBatch("INSERT INTO item (name, \"DAY\") VALUES (:n, :d)");
    batch.bind("n", "two").bind("d", LocalDate.of(2026, 1, 3)).add();
    batch.bind("n", "three").bindByType("d", null, LocalDate.class).add();
    assertEquals(List.of(2L, 3L), batch.executePreparedBatch("ID").mapTo(Long.class).list());
    assertEquals(
        List.of(
            new Item(1, "one", LocalDate.of(2026, 1, 2)),
            new Item(2, "two", LocalDate.of(2026, 1, 3))),
        handle
            .createQuery("SELECT * FROM item WHERE \"DAY\" IS NOT NULL ORDER BY id")
            .map(ConstructorMapper.of(Item.class))
            .list());
    assertEquals(
        2,
        handle
            .createQuery("SELECT COUNT(*) FROM item WHERE name IN (<names>)")
            .bindList("names", "one", "two")
            .mapTo(int.class)
            .one());
    Map<String, Object> row =
        handle.createQuery("SELECT * FROM item WHERE id = ?").bind(0, 3).mapToMap().one();
    assertEquals("three", row.get("name"));
    assertArrayEquals(
        new int[] {1, 1},
        handle
            .createBatch()
            .add("DELETE FROM item WHERE id = 1")
            .add("DELETE FROM item WHERE id = 2")
            .execute());
  }

  @Test
  void scriptsArraysAndTypes() {
    handle
        .createScript("CREATE TABLE a (x INT); INSERT INTO a VALUES (1); INSERT INTO a VALUES (2);")
        .execute();
    assertEquals(3, handle.createQuery("SELECT SUM(x) FROM a").mapTo(Integer.class).one());
    UUID uuid = new UUID(5, 6);
    Instant now = Instant.parse("2026-03-04T05:06:07.123456Z");
    handle.execute(
        "CREATE TABLE k (u UUID, z TIMESTAMP(6) WITH TIME ZONE, s VARCHAR(5) ARRAY, c CLOB)");
    jdbi.registerArrayType(String.class, "VARCHAR");
    try (Handle other = jdbi.open()) {
      other
          .createUpdate("INSERT INTO k VALUES (:u, :z, :s, :c)")
          .bind("u", uuid)
          .bind("z", now)
          .bindArray("s", String.class, "a", "b")
          .bind("c", "long")
          .execute();
      assertEquals(uuid, other.createQuery("SELECT u FROM k").mapTo(UUID.class).one());
      assertEquals(now, other.createQuery("SELECT z FROM k").mapTo(Instant.class).one());
      assertArrayEquals(
          new String[] {"a", "b"},
          other.createQuery("SELECT s FROM k").mapTo(String[].class).one());
      assertEquals("long", other.createQuery("SELECT c FROM k").mapTo(String.class).one());
    }
  }

  @Test
  void transactionsAndSavepoints() {
    handle.useTransaction(
        TransactionIsolationLevel.SERIALIZABLE,
        tx -> {
          tx.execute("INSERT INTO item (name) VALUES ('kept')");
          tx.savepoint("here");
          tx.execute("INSERT INTO item (name) VALUES ('lost')");
          tx.rollbackToSavepoint("here");
          tx.execute("INSERT INTO item (name) VALUES ('also')");
          tx.savepoint("there");
          tx.releaseSavepoint("there");
        });
    assertThrows(
        UnableToExecuteStatementException.class,
        () ->
            handle.useTransaction(
                tx -> {
                  tx.execute("INSERT INTO item (name) VALUES ('undone')");
                  tx.execute("INSERT INTO item (name) VALUES (NULL)");
                }));
    assertEquals(
        List.of("also", "kept"),
        handle.createQuery("SELECT name FROM item ORDER BY name").mapTo(String.class).list());
    assertTrue(handle.isClosed() || !handle.isInTransaction());
  }
}
