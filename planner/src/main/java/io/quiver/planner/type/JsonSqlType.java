package io.quiver.planner.type;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.sql.SqlCollation;
import org.apache.calcite.sql.type.BasicSqlType;
import org.apache.calcite.sql.type.SqlTypeName;

/** JSON: to Calcite a VARCHAR without length that keeps its own name. */
public final class JsonSqlType extends BasicSqlType {
  JsonSqlType(boolean nullable) {
    super(QuiverTypeSystem.INSTANCE, SqlTypeName.VARCHAR, nullable);
    computeDigest();
  }

  @Override
  public BasicSqlType createWithNullability(boolean nullable) {
    return nullable == isNullable() ? this : new JsonSqlType(nullable);
  }

  @Override
  public Charset getCharset() {
    return StandardCharsets.UTF_8;
  }

  @Override
  public SqlCollation getCollation() {
    return SqlCollation.IMPLICIT;
  }

  @Override
  protected void generateTypeString(StringBuilder sb, boolean withDetail) {
    sb.append("JSON");
  }
}
