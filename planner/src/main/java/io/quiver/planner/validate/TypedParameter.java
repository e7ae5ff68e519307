package io.quiver.planner.validate;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A parameter whose type is known before validation, as that of a lifted literal. */
public final class TypedParameter extends SqlDynamicParam {
  /** Parameters from here on are set by operators of the plan while it runs, not by users. */
  public static final int FIRST_SLOT = 1 << 20;

  /** A parameter that is always NULL. */
  public static final int NULL_SLOT = FIRST_SLOT - 1;

  private final RelDataType type;

  public TypedParameter(int index, RelDataType type, SqlParserPos position) {
    super(index, position);
    this.type = type;
  }

  public RelDataType type() {
    return type;
  }

  @Override
  public SqlDynamicParam clone(SqlParserPos position) {
    return new TypedParameter(getIndex(), type, position);
  }
}
