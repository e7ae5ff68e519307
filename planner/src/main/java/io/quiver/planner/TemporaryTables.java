package io.quiver.planner;

import io.quiver.parser.ast.OnCommit;
import io.quiver.planner.schema.TemporarySchema;
import io.quiver.storage.Database;
import io.quiver.storage.catalog.DropBehavior;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.SchemaDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The temporary tables of one session: ordinary tables in a schema of the session's own, which goes
 * when the session ends. Confined to the session's thread.
 */
final class TemporaryTables {
  private final Database database;
  private final String schema;
  private final Map<String, OnCommit> onCommit = new LinkedHashMap<>();
  private boolean used;

  TemporaryTables(Database database, long sessionId) {
    this.database = database;
    this.schema = TemporarySchema.of(sessionId);
  }

  /** Null until the session makes its first temporary table. */
  @Nullable String schema() {
    return used ? schema : null;
  }

  /** The schema for a new table of this name, made if it is not there. */
  String prepare(Transaction transaction, String table, OnCommit action) {
    used = true;
    onCommit.put(table, action);
    if (database.catalog(transaction).schema(schema) == null) {
      int id = database.newObjectId();
      database.changeCatalog(
          transaction,
          catalog ->
              catalog.schema(schema) == null
                  ? catalog.with(new SchemaDefinition(id, schema))
                  : catalog);
    }
    return schema;
  }

  /** What ON COMMIT says, done in the transaction that is about to commit. */
  void beforeCommit(Transaction transaction) {
    if (transaction.isReadOnly()
        || onCommit.values().stream().allMatch(action -> action == OnCommit.PRESERVE_ROWS)) {
      return;
    }
    transaction.runStatement(
        () -> {
          onCommit.forEach((name, action) -> act(transaction, name, action));
          return null;
        });
  }

  private void act(Transaction transaction, String name, OnCommit action) {
    TableDefinition table = database.catalog(transaction).table(new ObjectName(schema, name));
    if (table == null) {
      return;
    }
    switch (action) {
      case PRESERVE_ROWS -> {
        // They stay until the session ends.
      }
      case DELETE_ROWS -> database.tables().truncate(transaction, table);
      case DROP ->
          database.changeCatalog(
              transaction,
              catalog -> {
                TableDefinition now = catalog.table(table.id());
                return now == null ? catalog : catalog.drop(now, DropBehavior.CASCADE);
              });
    }
  }

  /** Removes everything, at the end of the session. */
  void close() {
    if (used) {
      drop(database, schema);
    }
  }

  /** Removes what sessions left behind that a crash had ended. */
  static void dropLeftOver(Database database) {
    if (database.options().readOnly()) {
      return;
    }
    for (SchemaDefinition left : database.catalog().schemas()) {
      if (TemporarySchema.isTemporary(left.name())) {
        drop(database, left.name());
      }
    }
  }

  private static void drop(Database database, String schema) {
    try (Transaction transaction = database.transactions().begin(TransactionOptions.DEFAULT)) {
      transaction.runStatement(
          () ->
              database.changeCatalog(
                  transaction,
                  catalog -> {
                    SchemaDefinition now = catalog.schema(schema);
                    return now == null ? catalog : catalog.drop(now, DropBehavior.CASCADE);
                  }));
      transaction.commit();
    }
  }
}
