package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** INSERT, UPSERT, and MERGE INTO .. KEY (..). */
public final class InsertStatement extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("INSERT", SqlKind.INSERT);

  private final InsertKind insertKind;
  private final SqlIdentifier table;
  private final @Nullable SqlIdentifier alias;
  private final List<SqlIdentifier> columns;
  private final List<SqlIdentifier> keyColumns;
  private final @Nullable Boolean overridingSystem;
  private final @Nullable SqlNode source;
  private final @Nullable OnConflict onConflict;
  private final List<SqlNode> returning;

  public InsertStatement(
      SqlParserPos pos,
      InsertKind insertKind,
      SqlIdentifier table,
      @Nullable SqlIdentifier alias,
      List<SqlIdentifier> columns,
      List<SqlIdentifier> keyColumns,
      @Nullable Boolean overridingSystem,
      @Nullable SqlNode source,
      @Nullable OnConflict onConflict,
      List<SqlNode> returning) {
    super(OPERATOR, pos);
    this.insertKind = insertKind;
    this.table = table;
    this.alias = alias;
    this.columns = List.copyOf(columns);
    this.keyColumns = List.copyOf(keyColumns);
    this.overridingSystem = overridingSystem;
    this.source = source;
    this.onConflict = onConflict;
    this.returning = List.copyOf(returning);
  }

  public InsertKind insertKind() {
    return insertKind;
  }

  public SqlIdentifier table() {
    return table;
  }

  public @Nullable SqlIdentifier alias() {
    return alias;
  }

  /** Empty for all in their order. */
  public List<SqlIdentifier> columns() {
    return columns;
  }

  /** The key of MERGE INTO .. KEY (..); empty for the primary key. */
  public List<SqlIdentifier> keyColumns() {
    return keyColumns;
  }

  /** TRUE for OVERRIDING SYSTEM VALUE, FALSE for USER, null for neither. */
  public @Nullable Boolean overridingSystem() {
    return overridingSystem;
  }

  /** VALUES or a query; null for DEFAULT VALUES. */
  public @Nullable SqlNode source() {
    return source;
  }

  public @Nullable OnConflict onConflict() {
    return onConflict;
  }

  /** The select list behind RETURNING, or empty. */
  public List<SqlNode> returning() {
    return returning;
  }

  /** The same change with another alias and select list behind RETURNING. */
  InsertStatement returning(@Nullable SqlIdentifier newAlias, List<SqlNode> items) {
    return new InsertStatement(
        getParserPosition(),
        insertKind,
        table,
        newAlias,
        columns,
        keyColumns,
        overridingSystem,
        source,
        onConflict,
        items);
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(
        table, alias, nodes(columns), nodes(keyColumns), source, onConflict, nodes(returning));
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(
        insertKind == InsertKind.UPSERT && !keyColumns.isEmpty()
            ? "MERGE INTO"
            : insertKind.name() + " INTO");
    table.unparse(writer, 0, 0);
    SqlText.optional(writer, "AS", alias);
    if (!columns.isEmpty()) {
      SqlText.parenthesized(writer, columns);
    }
    if (!keyColumns.isEmpty()) {
      writer.keyword("KEY");
      SqlText.parenthesized(writer, keyColumns);
    }
    if (overridingSystem != null) {
      writer.keyword(overridingSystem ? "OVERRIDING SYSTEM VALUE" : "OVERRIDING USER VALUE");
    }
    if (source == null) {
      writer.keyword("DEFAULT VALUES");
    } else {
      source.unparse(writer, 0, 0);
    }
    if (onConflict != null) {
      onConflict.unparse(writer, 0, 0);
    }
    if (!returning.isEmpty()) {
      writer.keyword("RETURNING");
      SqlText.commaSeparated(writer, returning);
    }
  }
}
