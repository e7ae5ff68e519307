package io.quiver.planner.type;

import io.quiver.storage.value.DataType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCollation;
import org.apache.calcite.sql.type.BasicSqlType;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Makes types. UTF-8 text; character literals are VARCHAR, so that only columns and casts declared
 * CHAR pad; TIMESTAMP WITH TIME ZONE is an instant shown in the session's zone.
 */
public final class QuiverTypeFactory extends SqlTypeFactoryImpl {
  /** Types carry no state of a statement: one factory serves all. */
  public static final QuiverTypeFactory INSTANCE = new QuiverTypeFactory();

  /** Types without precision, which statements ask for all the time. */
  private final Map<SqlTypeName, RelDataType> plain = new ConcurrentHashMap<>();

  /** The first so many types that were asked for again are found without making them. */
  private static final int MOST_REMEMBERED = 2_000;

  private record Sized(SqlTypeName name, int precision, int scale) {}

  private final Map<Sized, RelDataType> sized = new ConcurrentHashMap<>();

  /** Basic types by the one that differs in whether it allows NULL. */
  private final Map<RelDataType, RelDataType> others = new ConcurrentHashMap<>();

  private QuiverTypeFactory() {
    super(QuiverTypeSystem.INSTANCE);
  }

  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }

  /** VECTOR of so many dimensions, or of any number ({@link DataType#UNSPECIFIED}). */
  public RelDataType createVectorType(int dimensions, boolean nullable) {
    return canonize(new VectorSqlType(super.createSqlType(SqlTypeName.REAL), dimensions, nullable));
  }

  public RelDataType createJsonType(boolean nullable) {
    return canonize(new JsonSqlType(nullable));
  }

  /** CHAR(length), padded, as columns and casts have it. */
  public RelDataType createCharType(int length) {
    return createTypeWithCharsetAndCollation(
        super.createSqlType(SqlTypeName.CHAR, length), getDefaultCharset(), SqlCollation.IMPLICIT);
  }

  @Override
  public RelDataType createSqlType(SqlTypeName typeName) {
    RelDataType known = plain.get(typeName);
    if (known == null) {
      known = super.createSqlType(instant(typeName));
      plain.put(typeName, known);
    }
    return known;
  }

  @Override
  public RelDataType createSqlType(SqlTypeName typeName, int precision) {
    Sized key = new Sized(typeName, precision, Integer.MIN_VALUE);
    RelDataType known = sized.get(key);
    if (known != null) {
      return known;
    }
    RelDataType made =
        typeName == SqlTypeName.CHAR
            ? super.createSqlType(SqlTypeName.VARCHAR, precision)
            : super.createSqlType(instant(typeName), precision);
    return remember(sized, key, made);
  }

  @Override
  public RelDataType createSqlType(SqlTypeName typeName, int precision, int scale) {
    Sized key = new Sized(typeName, precision, scale);
    RelDataType known = sized.get(key);
    return known == null
        ? remember(sized, key, super.createSqlType(typeName, precision, scale))
        : known;
  }

  private static <K> RelDataType remember(Map<K, RelDataType> types, K key, RelDataType made) {
    if (types.size() < MOST_REMEMBERED) {
      types.put(key, made);
    }
    return made;
  }

  private static SqlTypeName instant(SqlTypeName typeName) {
    return typeName == SqlTypeName.TIMESTAMP_TZ
        ? SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE
        : typeName;
  }

  @Override
  public RelDataType createTypeWithNullability(RelDataType type, boolean nullable) {
    if (type instanceof VectorSqlType vector) {
      return type.isNullable() == nullable ? type : createVectorType(vector.dimensions(), nullable);
    }
    if (type instanceof BasicSqlType) {
      if (type.isNullable() == nullable) {
        // Made by this factory, and so the one of its kind already.
        return type;
      }
      RelDataType known = others.get(type);
      return known == null
          ? remember(others, type, super.createTypeWithNullability(type, nullable))
          : known;
    }
    return super.createTypeWithNullability(type, nullable);
  }

  @Override
  public RelDataType copyType(RelDataType type) {
    return type instanceof VectorSqlType || type instanceof JsonSqlType
        ? type
        : super.copyType(type);
  }

  @Override
  public RelDataType createTypeWithCharsetAndCollation(
      RelDataType type, Charset charset, SqlCollation collation) {
    return type instanceof JsonSqlType
        ? type
        : super.createTypeWithCharsetAndCollation(type, charset, collation);
  }

  @Override
  public @Nullable RelDataType leastRestrictive(
      List<RelDataType> types, SqlTypeMappingRule mappingRule) {
    RelDataType special = leastRestrictiveSpecial(types);
    if (special != null) {
      return special;
    }
    RelDataType common = super.leastRestrictive(types, mappingRule);
    return common == null ? null : withoutLength(common, types);
  }

  /** A text without a length limit makes the common type one. */
  private RelDataType withoutLength(RelDataType common, List<RelDataType> types) {
    SqlTypeName name = common.getSqlTypeName();
    boolean sized =
        (name == SqlTypeName.VARCHAR || name == SqlTypeName.VARBINARY)
            && common.getPrecision() != RelDataType.PRECISION_NOT_SPECIFIED;
    if (!sized
        || types.stream()
            .noneMatch(
                t ->
                    t.getSqlTypeName() == name
                        && t.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED)) {
      return common;
    }
    return createTypeWithNullability(createSqlType(name), common.isNullable());
  }

  /** One type for JSON with JSON and VECTOR with VECTOR, NULL allowed among them; else null. */
  private @Nullable RelDataType leastRestrictiveSpecial(List<RelDataType> types) {
    boolean nullable = false;
    RelDataType first = null;
    for (RelDataType type : types) {
      nullable |= type.isNullable() || type.getSqlTypeName() == SqlTypeName.NULL;
      if (type.getSqlTypeName() == SqlTypeName.NULL) {
        continue;
      }
      if (!(type instanceof VectorSqlType) && !(type instanceof JsonSqlType)) {
        return null;
      }
      if (first == null) {
        first = type;
      } else if (first.getClass() != type.getClass()) {
        return null;
      } else if (first instanceof VectorSqlType a
          && type instanceof VectorSqlType b
          && a.dimensions() != b.dimensions()) {
        first = createVectorType(DataType.UNSPECIFIED, false);
      }
    }
    return first == null ? null : createTypeWithNullability(first, nullable);
  }
}
