package io.quiver.liquibase;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.database.Database;
import liquibase.datatype.DataTypeFactory;
import liquibase.statement.core.InsertOrUpdateStatement;
import org.jspecify.annotations.Nullable;

/**
 * Writes a row of loadUpdateData: changes the row with the key, else inserts one. Two statements,
 * of which the second does nothing when the first has found its row: the key need not be a primary
 * key or unique.
 */
public final class InsertOrUpdate extends QuiverGenerator<InsertOrUpdateStatement> {

  @Override
  List<String> sql(InsertOrUpdateStatement statement, Database database) {
    String table =
        database.escapeTableName(
            statement.getCatalogName(), statement.getSchemaName(), statement.getTableName());
    Map<String, Object> values = statement.getColumnValues();
    List<String> keys =
        Arrays.stream(statement.getPrimaryKey().split(",")).map(String::trim).toList();
    String where =
        keys.stream()
            .map(key -> name(statement, key, database) + " = " + literal(values.get(key), database))
            .collect(Collectors.joining(" AND "));
    String set =
        values.entrySet().stream()
            .filter(
                each ->
                    !keys.contains(each.getKey()) && statement.getAllowColumnUpdate(each.getKey()))
            .map(
                each ->
                    name(statement, each.getKey(), database)
                        + " = "
                        + literal(each.getValue(), database))
            .collect(Collectors.joining(", "));
    String insert =
        "INSERT INTO %s (%s) SELECT %s FROM (VALUES (1)) AS one WHERE NOT EXISTS (SELECT 1 FROM %s WHERE %s)"
            .formatted(
                table,
                values.keySet().stream()
                    .map(column -> name(statement, column, database))
                    .collect(Collectors.joining(", ")),
                values.values().stream()
                    .map(value -> literal(value, database))
                    .collect(Collectors.joining(", ")),
                table,
                where);
    return Stream.of(
            set.isEmpty() ? "" : "UPDATE " + table + " SET " + set + " WHERE " + where,
            Boolean.TRUE.equals(statement.getOnlyUpdate()) ? "" : insert)
        .filter(sql -> !sql.isEmpty())
        .toList();
  }

  private static String name(InsertOrUpdateStatement statement, String column, Database database) {
    return database.escapeColumnName(
        statement.getCatalogName(), statement.getSchemaName(), statement.getTableName(), column);
  }

  private static String literal(@Nullable Object value, Database database) {
    return value == null || value.toString().equalsIgnoreCase("NULL")
        ? "NULL"
        : DataTypeFactory.getInstance().fromObject(value, database).objectToSql(value, database);
  }
}
