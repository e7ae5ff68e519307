package io.quiver.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.TransactionOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabasesTest {
  @TempDir Path directory;

  private static void assertClosed(Database database) {
    assertThrows(
        QuiverException.class, () -> database.transactions().begin(TransactionOptions.DEFAULT));
  }

  private static void assertOpen(Database database) {
    database.transactions().begin(TransactionOptions.DEFAULT).close();
  }

  @Test
  void privateMemoryBelongsToItsLease() {
    DatabaseOptions options = DatabaseOptions.memory(null);
    Database database;
    try (Databases.Lease a = Databases.acquire(options);
        Databases.Lease b = Databases.acquire(options)) {
      assertNotSame(a.database(), b.database());
      database = a.database();
      assertOpen(database);
    }
    assertClosed(database);
  }

  @Test
  void namedMemoryStaysUntilShutdown() {
    DatabaseOptions options = DatabaseOptions.memory("DatabasesTest");
    Database database;
    try (Databases.Lease a = Databases.acquire(options)) {
      database = a.database();
    }
    try (Databases.Lease b = Databases.acquire(options)) {
      assertSame(database, b.database());
    }
    Databases.shutdown(database);
    assertClosed(database);
    try (Databases.Lease c = Databases.acquire(options)) {
      assertNotEquals(database.id(), c.database().id());
      Databases.shutdown(c.database());
    }
  }

  @Test
  void directoryIsSharedAndClosesWithItsLastLease() {
    DatabaseOptions options =
        DatabaseOptions.directory(directory.resolve("db")).withLingerMillis(0);
    Databases.Lease a = Databases.acquire(options);
    Databases.Lease b =
        Databases.acquire(
            DatabaseOptions.directory(directory.resolve("x/../db")).withLingerMillis(0));
    assertSame(a.database(), b.database());
    Database database = a.database();
    a.close();
    a.close();
    assertOpen(database);
    b.close();
    assertClosed(database);
    try (Databases.Lease c = Databases.acquire(options)) {
      assertEquals(database.id(), c.database().id());
    }
  }

  @Test
  void lingeringDatabaseIsJoinedAgain() {
    DatabaseOptions options =
        DatabaseOptions.directory(directory.resolve("db")).withLingerMillis(60_000);
    Databases.Lease a = Databases.acquire(options);
    Database database = a.database();
    a.close();
    try (Databases.Lease b = Databases.acquire(options)) {
      assertSame(database, b.database());
      Databases.shutdown(database);
    }
    assertClosed(database);
  }
}
