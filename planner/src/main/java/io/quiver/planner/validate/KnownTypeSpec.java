package io.quiver.planner.validate;

import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.value.DataType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/** A data type in a tree that nobody wrote: of a cast that a rewriting adds. */
final class KnownTypeSpec extends SqlTypeNameSpec {
  private final DataType type;

  private KnownTypeSpec(DataType type, SqlParserPos position) {
    super(new SqlIdentifier(type.toString(), position), position);
    this.type = type;
  }

  static SqlDataTypeSpec of(DataType type, SqlParserPos position) {
    return new SqlDataTypeSpec(new KnownTypeSpec(type, position), position);
  }

  /** CAST(value AS type). */
  static SqlCall cast(SqlNode value, DataType type) {
    SqlParserPos position = value.getParserPosition();
    return SqlStdOperatorTable.CAST.createCall(position, value, of(type, position));
  }

  @Override
  public RelDataType deriveType(SqlValidator validator) {
    return TypeMapping.toRelType(type, false);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(type.toString());
  }

  @Override
  public boolean equalsDeep(SqlTypeNameSpec spec, Litmus litmus) {
    return spec instanceof KnownTypeSpec that && that.type.equals(type)
        ? litmus.succeed()
        : litmus.fail("{} != {}", this, spec);
  }
}
