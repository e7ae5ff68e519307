package io.quiver.planner.ddl;

import io.quiver.parser.ast.OnCommit;
import io.quiver.storage.Database;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.catalog.ViewDefinition;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** What a definition needs of the session and of the validator. */
public interface DefinitionContext {
  Database database();

  Transaction transaction();

  /** Where unqualified names belong. */
  String schema();

  /** Where this session's temporary tables are; null before there is one. */
  @Nullable String temporarySchema();

  /** The same, made if need be; and what happens to the rows of a new table of this name. */
  String newTemporaryTable(String name, OnCommit onCommit);

  /** The type that the words mean; OBJECT_NOT_FOUND for an unknown name. */
  DataType typeOf(SqlDataTypeSpec type);

  /** Validates a query under the transaction's definitions. */
  QueryShape shapeOf(SqlNode query);

  /**
   * Checks that DEFAULT, CHECK and computed expressions of a new table definition are valid.
   *
   * @throws io.quiver.storage.error.QuiverException naming the column or constraint
   */
  void checkExpressions(TableDefinition table);

  /** The value of an expression without columns, converted to the type as an INSERT does. */
  @Nullable Object evaluate(SqlNode expression, DataType type);

  /**
   * Inserts the query's rows into a table that this transaction has just made; returns how many.
   */
  long insert(TableDefinition table, SqlNode query);

  /**
   * Checks that a statement of a procedure's body can run under the transaction's definitions,
   * without temporary tables and files.
   *
   * @return how many columns its rows have
   */
  int checkStatement(String sql, String schema);

  /** Names of a view's columns. */
  List<String> columnsOf(ViewDefinition view);

  /** Carries out a change of rows, given as text with fully qualified names; returns how many. */
  long change(String sql);

  /** Whether a query, given as text with fully qualified names, finds any row. */
  boolean findsRows(String query);

  /**
   * What a query gives and needs.
   *
   * @param columns names and types of its columns
   * @param dependsOn ids of the tables, views and sequences that it reads
   * @param readsFiles whether it reads files, which nothing that is kept may do
   */
  record QueryShape(List<Column> columns, List<Integer> dependsOn, boolean readsFiles) {
    /** A column of the query. */
    public record Column(String name, DataType type, boolean nullable) {}

    public QueryShape {
      columns = List.copyOf(columns);
      dependsOn = List.copyOf(dependsOn);
    }
  }
}
