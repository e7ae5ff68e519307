package io.quiver.parser.ast;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** A column of CREATE TABLE or ADD COLUMN: name, type, and everything written behind them. */
public final class ColumnDefinition extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("COLUMN", SqlKind.COLUMN_DECL);

  private final SqlIdentifier name;
  private final SqlDataTypeSpec type;
  private final @Nullable Boolean nullable;
  private final @Nullable SqlNode defaultValue;
  private final @Nullable IdentityDefinition identity;
  private final @Nullable ComputedColumn computed;
  private final List<TableConstraint> constraints;

  public ColumnDefinition(
      SqlParserPos pos,
      SqlIdentifier name,
      SqlDataTypeSpec type,
      @Nullable Boolean nullable,
      @Nullable SqlNode defaultValue,
      @Nullable IdentityDefinition identity,
      @Nullable ComputedColumn computed,
      List<TableConstraint> constraints) {
    super(OPERATOR, pos);
    this.name = name;
    this.type = type;
    this.nullable = nullable;
    this.defaultValue = defaultValue;
    this.identity = identity;
    this.computed = computed;
    this.constraints = List.copyOf(constraints);
  }

  public SqlIdentifier name() {
    return name;
  }

  public SqlDataTypeSpec type() {
    return type;
  }

  /** FALSE for NOT NULL, TRUE for NULL, null where neither was written. */
  public @Nullable Boolean nullable() {
    return nullable;
  }

  public @Nullable SqlNode defaultValue() {
    return defaultValue;
  }

  public @Nullable IdentityDefinition identity() {
    return identity;
  }

  public @Nullable ComputedColumn computed() {
    return computed;
  }

  /**
   * The constraints written behind this column, as if they stood in the table on this one column.
   */
  public List<TableConstraint> constraints() {
    return constraints;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(
        name, type, defaultValue, nodes(constraints.stream().map(TableConstraint::node).toList()));
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    name.unparse(writer, 0, 0);
    type.unparse(writer, 0, 0);
    if (defaultValue != null) {
      writer.keyword("DEFAULT");
      SqlText.expression(writer, defaultValue);
    }
    if (identity != null) {
      identity.unparse(writer);
    }
    if (computed != null) {
      computed.unparse(writer);
    }
    if (nullable != null) {
      writer.keyword(nullable ? "NULL" : "NOT NULL");
    }
    for (TableConstraint constraint : constraints) {
      constraint.unparseInline(writer);
    }
  }

  /** Collects the clauses behind a column in any order while the parser reads them. */
  public static final class Builder {
    private final SqlIdentifier name;
    private final SqlDataTypeSpec type;
    public final List<TableConstraint> constraints = new ArrayList<>();
    public @Nullable Boolean nullable;
    public @Nullable SqlNode defaultValue;
    public @Nullable IdentityDefinition identity;
    public @Nullable ComputedColumn computed;

    public Builder(SqlIdentifier name, SqlDataTypeSpec type) {
      this.name = name;
      this.type = type;
    }

    /** The column by itself, as the columns of a constraint. */
    public List<SqlIdentifier> names() {
      return List.of(name);
    }

    /** The definition; SERIAL and its relatives become an integer with an identity. */
    public ColumnDefinition build(SqlParserPos pos) {
      SqlDataTypeSpec columnType = type;
      SqlTypeName integer = serial(type);
      if (integer != null) {
        SqlParserPos at = type.getParserPosition();
        columnType = new SqlDataTypeSpec(new SqlBasicTypeNameSpec(integer, at), at);
        identity =
            identity == null ? new IdentityDefinition(false, SequenceOptions.NONE) : identity;
      }
      return new ColumnDefinition(
          pos, name, columnType, nullable, defaultValue, identity, computed, constraints);
    }

    private static @Nullable SqlTypeName serial(SqlDataTypeSpec type) {
      if (!(type.getTypeNameSpec() instanceof NamedTypeSpec named)) {
        return null;
      }
      return switch (named.name()) {
        case "SERIAL", "SERIAL4" -> SqlTypeName.INTEGER;
        case "BIGSERIAL", "SERIAL8" -> SqlTypeName.BIGINT;
        case "SMALLSERIAL", "SERIAL2" -> SqlTypeName.SMALLINT;
        default -> null;
      };
    }
  }
}
