package io.quiver.driver.jdbc;

import io.quiver.driver.convert.JdbcType;
import io.quiver.driver.convert.TypeSizes;
import io.quiver.driver.error.SqlExceptions;
import io.quiver.driver.error.Wrapped;
import io.quiver.planner.session.ParameterInfo;
import io.quiver.planner.session.ProcedureArgument;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.value.DataType;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of a prepared statement. Immutable. */
final class QuiverParameterMetaData implements ParameterMetaData {
  private final List<ParameterInfo> parameters;

  /** Whether parameter 1 is the result of a call. */
  private final boolean result;

  QuiverParameterMetaData(List<ParameterInfo> parameters) {
    this.parameters = parameters;
    this.result = false;
  }

  /** Of a call: its result comes first. */
  QuiverParameterMetaData(List<ParameterInfo> arguments, DataType resultType) {
    List<ParameterInfo> all = new ArrayList<>();
    all.add(new ParameterInfo(resultType, true));
    all.addAll(arguments);
    this.parameters = List.copyOf(all);
    this.result = true;
  }

  private ParameterInfo parameter(int number) throws SQLException {
    if (number < 1 || number > parameters.size()) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          "Parameter " + number + " is outside 1.." + parameters.size() + ".");
    }
    return parameters.get(number - 1);
  }

  private DataType type(int parameter) throws SQLException {
    return parameter(parameter).type();
  }

  @Override
  public int getParameterCount() {
    return parameters.size();
  }

  @Override
  public int isNullable(int parameter) throws SQLException {
    return parameter(parameter).nullable() ? parameterNullable : parameterNoNulls;
  }

  @Override
  public boolean isSigned(int parameter) throws SQLException {
    return TypeSizes.signed(type(parameter));
  }

  @Override
  public int getPrecision(int parameter) throws SQLException {
    return TypeSizes.precision(type(parameter));
  }

  @Override
  public int getScale(int parameter) throws SQLException {
    return TypeSizes.scale(type(parameter));
  }

  @Override
  public int getParameterType(int parameter) throws SQLException {
    return JdbcType.of(type(parameter).kind()).code();
  }

  @Override
  public String getParameterTypeName(int parameter) throws SQLException {
    return JdbcType.of(type(parameter).kind()).name();
  }

  @Override
  public String getParameterClassName(int parameter) throws SQLException {
    return JdbcType.of(type(parameter).kind()).className();
  }

  @Override
  public int getParameterMode(int parameter) throws SQLException {
    ProcedureArgument argument = parameter(parameter).argument();
    if (result && parameter == 1) {
      return parameterModeOut;
    }
    if (argument == null || argument.column() < 0) {
      return parameterModeIn;
    }
    return argument.takes() ? parameterModeInOut : parameterModeOut;
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
