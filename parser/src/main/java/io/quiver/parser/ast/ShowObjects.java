package io.quiver.parser.ast;

import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** SHOW TABLES and the like, SHOW COLUMNS FROM t, DESCRIBE t. */
public final class ShowObjects extends QuiverCall {
  /** What is shown. */
  public enum Kind {
    SCHEMAS,
    TABLES,
    VIEWS,
    COLUMNS,
    INDEXES,
    SEQUENCES,
    PROCEDURES
  }

  private static final SqlOperator OPERATOR = operator("SHOW", SqlKind.OTHER);

  private final Kind kind;
  private final @Nullable SqlIdentifier of;

  public ShowObjects(SqlParserPos pos, Kind kind, @Nullable SqlIdentifier of) {
    super(OPERATOR, pos);
    this.kind = kind;
    this.of = of;
  }

  /**
   * SHOW {@code name} [FROM {@code of}]: objects if the name is that of a kind of them, else a
   * setting.
   */
  public static SqlNode of(
      SqlParserPos pos, @Nullable SqlIdentifier name, @Nullable SqlIdentifier of) {
    Kind kind = name != null && name.isSimple() ? kind(name.getSimple()) : null;
    if (kind == null && of != null) {
      throw new SyntaxProblem(
          "FROM belongs to SHOW TABLES, VIEWS, SEQUENCES, COLUMNS or INDEXES",
          of.getParserPosition());
    }
    if (kind == null) {
      return new ShowParameter(pos, name);
    }
    if (kind == Kind.COLUMNS && of == null) {
      throw new SyntaxProblem("SHOW COLUMNS needs a table: SHOW COLUMNS FROM t", pos);
    }
    if (kind == Kind.SCHEMAS && of != null) {
      throw new SyntaxProblem("SHOW SCHEMAS has no FROM", of.getParserPosition());
    }
    return new ShowObjects(pos, kind, of);
  }

  private static @Nullable Kind kind(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "SCHEMAS" -> Kind.SCHEMAS;
      case "TABLES" -> Kind.TABLES;
      case "VIEWS" -> Kind.VIEWS;
      case "COLUMNS" -> Kind.COLUMNS;
      case "INDEXES" -> Kind.INDEXES;
      case "SEQUENCES" -> Kind.SEQUENCES;
      case "PROCEDURES" -> Kind.PROCEDURES;
      default -> null;
    };
  }

  public Kind kind() {
    return kind;
  }

  /** The schema of tables, views and sequences, the table of columns and indexes; null for all. */
  public @Nullable SqlIdentifier of() {
    return of;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(of);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("SHOW");
    writer.keyword(kind.name());
    if (of != null) {
      writer.keyword("FROM");
      of.unparse(writer, 0, 0);
    }
  }
}
