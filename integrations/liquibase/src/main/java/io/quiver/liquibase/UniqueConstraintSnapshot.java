package io.quiver.liquibase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.executor.ExecutorService;
import liquibase.snapshot.CachedRow;
import liquibase.snapshot.DatabaseSnapshot;
import liquibase.snapshot.SnapshotGenerator;
import liquibase.snapshot.jvm.UniqueConstraintSnapshotGenerator;
import liquibase.statement.core.RawParameterizedSqlStatement;
import liquibase.structure.DatabaseObject;
import liquibase.structure.core.Schema;
import liquibase.structure.core.Table;
import liquibase.structure.core.UniqueConstraint;

/** Reads unique constraints from the information schema, whose names are the standard's. */
@SuppressWarnings({"unchecked", "rawtypes"}) // as Liquibase's own signatures are
public final class UniqueConstraintSnapshot extends UniqueConstraintSnapshotGenerator {

  @Override
  public int getPriority(Class<? extends DatabaseObject> type, Database database) {
    return database instanceof QuiverDatabase
        ? super.getPriority(type, database) + PRIORITY_DATABASE
        : PRIORITY_NONE;
  }

  @Override
  public Class<? extends SnapshotGenerator>[] replaces() {
    return new Class[] {UniqueConstraintSnapshotGenerator.class};
  }

  @Override
  protected List<CachedRow> listConstraints(Table table, DatabaseSnapshot snapshot, Schema schema)
      throws DatabaseException {
    List<CachedRow> rows = new ArrayList<>();
    for (Map<String, ?> row :
        query(
            snapshot.getDatabase(),
            "SELECT CONSTRAINT_NAME, TABLE_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE"
                + " CONSTRAINT_TYPE = 'UNIQUE' AND TABLE_SCHEMA = ? AND TABLE_NAME = ?",
            schema.getName(),
            table.getName())) {
      rows.add(new CachedRow(new HashMap<>(row)));
    }
    return rows;
  }

  @Override
  protected List<Map<String, ?>> listColumns(
      UniqueConstraint example, Database database, DatabaseSnapshot snapshot)
      throws DatabaseException {
    return query(
        database,
        "SELECT CONSTRAINT_NAME, COLUMN_NAME FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE WHERE"
            + " CONSTRAINT_TYPE = 'UNIQUE' AND TABLE_SCHEMA = ? AND TABLE_NAME = ? AND"
            + " CONSTRAINT_NAME = ? ORDER BY ORDINAL_POSITION",
        example.getRelation().getSchema().getName(),
        example.getRelation().getName(),
        example.getName());
  }

  private static List<Map<String, ?>> query(Database database, String sql, Object... parameters)
      throws DatabaseException {
    return Scope.getCurrentScope()
        .getSingleton(ExecutorService.class)
        .getExecutor("jdbc", database)
        .queryForList(new RawParameterizedSqlStatement(sql, parameters));
  }
}
