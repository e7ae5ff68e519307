package io.quiver.shell;

import io.quiver.driver.url.KeyProperty;
import io.quiver.storage.DatabaseOptions;
import io.quiver.storage.Databases;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.file.EncryptionKeySource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A database in a directory, reached both ways: its definitions as objects, its rows by SQL. */
record OpenedDatabase(Databases.Lease lease, Connection connection, Statement statement)
    implements AutoCloseable {
  static OpenedDatabase open(Path directory, @Nullable EncryptionKeySource key)
      throws SQLException {
    Databases.Lease lease =
        Databases.acquire(
            DatabaseOptions.directory(directory)
                .withCreate(false)
                .withLingerMillis(0)
                .withKeySource(key));
    boolean opened = false;
    try {
      Properties properties = new Properties();
      if (key != null) {
        properties.put(KeyProperty.NAME, (Supplier<?>) () -> key.key(directory.toString()));
      }
      Connection connection = DriverManager.getConnection("jdbc:quiver:" + directory, properties);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      OpenedDatabase result = new OpenedDatabase(lease, connection, connection.createStatement());
      opened = true;
      return result;
    } finally {
      if (!opened) {
        lease.close();
      }
    }
  }

  Catalog catalog() {
    return lease.database().catalog();
  }

  List<TableDefinition> tables() {
    return catalog().tables().stream()
        .filter(table -> !table.temporary())
        .sorted(Comparator.comparing(TableDefinition::id))
        .toList();
  }

  /** All rows of a table; ends the rows asked for before. */
  ResultSet rows(TableDefinition table) throws SQLException {
    return statement.executeQuery("SELECT * FROM " + DefinitionScript.name(table.name()));
  }

  @Override
  public void close() throws SQLException {
    try {
      connection.close();
    } finally {
      lease.close();
    }
  }
}
