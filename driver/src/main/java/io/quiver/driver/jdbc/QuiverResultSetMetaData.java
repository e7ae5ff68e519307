package io.quiver.driver.jdbc;

import io.quiver.driver.convert.JdbcType;
import io.quiver.driver.convert.TypeSizes;
import io.quiver.driver.error.SqlExceptions;
import io.quiver.driver.error.Wrapped;
import io.quiver.planner.session.ResultColumn;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.value.DataType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a result. Immutable; stays valid when its statement is closed. */
final class QuiverResultSetMetaData implements ResultSetMetaData {
  private final List<ResultColumn> columns;

  QuiverResultSetMetaData(List<ResultColumn> columns) {
    this.columns = columns;
  }

  private ResultColumn column(int number) throws SQLException {
    if (number < 1 || number > columns.size()) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          "Column " + number + " is outside 1.." + columns.size() + ".");
    }
    return columns.get(number - 1);
  }

  private DataType type(int column) throws SQLException {
    return column(column).type();
  }

  private JdbcType jdbcType(int column) throws SQLException {
    return JdbcType.of(type(column).kind());
  }

  @Override
  public int getColumnCount() {
    return columns.size();
  }

  @Override
  public boolean isAutoIncrement(int column) throws SQLException {
    return column(column).autoIncrement();
  }

  @Override
  public boolean isCaseSensitive(int column) throws SQLException {
    return TypeSizes.caseSensitive(type(column));
  }

  @Override
  public boolean isSearchable(int column) throws SQLException {
    column(column);
    return true;
  }

  @Override
  public boolean isCurrency(int column) throws SQLException {
    column(column);
    return false;
  }

  @Override
  public int isNullable(int column) throws SQLException {
    return column(column).nullable() ? columnNullable : columnNoNulls;
  }

  @Override
  public boolean isSigned(int column) throws SQLException {
    return TypeSizes.signed(type(column));
  }

  @Override
  public int getColumnDisplaySize(int column) throws SQLException {
    return TypeSizes.displaySize(type(column));
  }

  @Override
  public String getColumnLabel(int column) throws SQLException {
    return column(column).label();
  }

  @Override
  public String getColumnName(int column) throws SQLException {
    return column(column).name();
  }

  @Override
  public String getSchemaName(int column) throws SQLException {
    String schema = column(column).schema();
    return schema == null ? "" : schema;
  }

  @Override
  public int getPrecision(int column) throws SQLException {
    return TypeSizes.precision(type(column));
  }

  @Override
  public int getScale(int column) throws SQLException {
    return TypeSizes.scale(type(column));
  }

  @Override
  public String getTableName(int column) throws SQLException {
    String table = column(column).table();
    return table == null ? "" : table;
  }

  /** Empty: whoever puts it before a table's name would find nothing. */
  @Override
  public String getCatalogName(int column) throws SQLException {
    column(column);
    return "";
  }

  @Override
  public int getColumnType(int column) throws SQLException {
    return jdbcType(column).code();
  }

  @Override
  public String getColumnTypeName(int column) throws SQLException {
    return jdbcType(column).name();
  }

  @Override
  public boolean isReadOnly(int column) throws SQLException {
    return column(column).table() == null;
  }

  @Override
  public boolean isWritable(int column) throws SQLException {
    return !isReadOnly(column);
  }

  @Override
  public boolean isDefinitelyWritable(int column) throws SQLException {
    column(column);
    return false;
  }

  @Override
  public String getColumnClassName(int column) throws SQLException {
    return jdbcType(column).className();
  }

  @Override
  public <T> T unwrap(@Nullable Class<T> wanted) throws SQLException {
    return Wrapped.unwrap(wanted, this);
  }

  @Override
  public boolean isWrapperFor(@Nullable Class<?> wanted) {
    return Wrapped.has(wanted, this);
  }
}
