package io.quiver.driver.share;

import io.quiver.planner.session.ParameterInfo;
import io.quiver.planner.session.ProcedureArgument;
import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.session.StatementWarning;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import io.quiver.storage.value.TypedValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values, types and columns as bytes. A value begins with a tag that names its Java class; nothing
 * else than these classes can come over a link.
 */
final class WireValues {
  private static final int NULL = 0;
  private static final int LONG = 1;
  private static final int DOUBLE = 2;
  private static final int TEXT = 3;
  private static final int FALSE = 4;
  private static final int TRUE = 5;
  private static final int DECIMAL = 6;
  private static final int BINARY = 7;
  private static final int UUID_VALUE = 8;
  private static final int VECTOR = 9;
  private static final int LIST = 10;

  /** Text with surrogates that have no partner: UTF-8 cannot say it. */
  private static final int CHARACTERS = 11;

  /** A value with its type. */
  private static final int TYPED = 12;

  private WireValues() {}

  static void write(WireWriter out, @Nullable Object value) {
    switch (value) {
      case null -> out.oneByte(NULL);
      case Long number -> out.oneByte(LONG).number(number);
      case Double number -> out.oneByte(DOUBLE).fixed(Double.doubleToRawLongBits(number));
      case String text -> writeText(out, text);
      case Boolean truth -> out.oneByte(truth ? TRUE : FALSE);
      case BigDecimal number ->
          out.oneByte(DECIMAL).number(number.scale()).binary(number.unscaledValue().toByteArray());
      case byte[] bytes -> out.oneByte(BINARY).binary(bytes);
      case UUID uuid ->
          out.oneByte(UUID_VALUE)
              .fixed(uuid.getMostSignificantBits())
              .fixed(uuid.getLeastSignificantBits());
      case float[] vector -> {
        out.oneByte(VECTOR).number(vector.length);
        for (float element : vector) {
          out.fixedInt(Float.floatToRawIntBits(element));
        }
      }
      case List<?> list -> {
        out.oneByte(LIST).number(list.size());
        list.forEach(element -> write(out, element));
      }
      case TypedValue typed -> {
        out.oneByte(TYPED);
        writeType(out, typed.type());
        write(out, typed.value());
      }
      case Float number -> write(out, number.doubleValue());
      case Integer number -> write(out, number.longValue());
      case Short number -> write(out, number.longValue());
      case Byte number -> write(out, number.longValue());
      case Number number -> write(out, new BigDecimal(number.toString()));
      default -> writeText(out, value.toString());
    }
  }

  private static void writeText(WireWriter out, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 < text.length()
            && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          i++;
        } else {
          out.oneByte(CHARACTERS).number(text.length());
          text.chars().forEach(out::number);
          return;
        }
      }
    }
    out.oneByte(TEXT).text(text);
  }

  static @Nullable Object read(WireReader in) {
    return read(in, 0);
  }

  private static @Nullable Object read(WireReader in, int depth) {
    int tag = in.oneByte();
    return switch (tag) {
      case NULL -> null;
      case LONG -> in.number();
      case DOUBLE -> Double.longBitsToDouble(in.fixed());
      case TEXT -> in.text();
      case FALSE -> Boolean.FALSE;
      case TRUE -> Boolean.TRUE;
      case DECIMAL -> decimal(in);
      case BINARY -> in.binary();
      case UUID_VALUE -> new UUID(in.fixed(), in.fixed());
      case VECTOR -> vector(in);
      case LIST -> list(in, depth);
      case CHARACTERS -> characters(in);
      case TYPED -> typed(in, depth);
      default -> throw ProtocolException.because("a value with tag " + tag);
    };
  }

  private static TypedValue typed(WireReader in, int depth) {
    if (depth > 0) {
      throw ProtocolException.because("a typed value inside another");
    }
    DataType type = readType(in, 0);
    Object value = read(in, 1);
    if (value == null) {
      throw ProtocolException.because("a typed value without a value");
    }
    return new TypedValue(type, value);
  }

  private static BigDecimal decimal(WireReader in) {
    int scale = in.smallNumber();
    byte[] unscaled = in.binary();
    if (unscaled.length == 0 || unscaled.length > 4_096 || scale < -100_000 || scale > 100_000) {
      throw ProtocolException.because("a decimal of " + unscaled.length + " bytes");
    }
    return new BigDecimal(new BigInteger(unscaled), scale);
  }

  private static float[] vector(WireReader in) {
    int length = in.count();
    if (length > DataType.MAX_VECTOR_DIMENSIONS) {
      throw ProtocolException.because("a vector of " + length);
    }
    float[] vector = new float[length];
    for (int i = 0; i < length; i++) {
      vector[i] = Float.intBitsToFloat(in.fixedInt());
    }
    return vector;
  }

  private static List<@Nullable Object> list(WireReader in, int depth) {
    if (depth >= Limits.MAX_DEPTH) {
      throw ProtocolException.because("lists nested more than " + Limits.MAX_DEPTH + " deep");
    }
    int length = in.count();
    List<@Nullable Object> values = new ArrayList<>(Math.min(length, 1_024));
    for (int i = 0; i < length; i++) {
      values.add(read(in, depth + 1));
    }
    return Collections.unmodifiableList(values);
  }

  private static String characters(WireReader in) {
    int length = in.count();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) in.number());
    }
    return text.toString();
  }

  static void writeRow(WireWriter out, @Nullable Object[] row) {
    out.number(row.length);
    for (Object value : row) {
      write(out, value);
    }
  }

  static @Nullable Object[] readRow(WireReader in) {
    int length = in.count();
    @Nullable Object[] row = new @Nullable Object[length];
    for (int i = 0; i < length; i++) {
      row[i] = read(in);
    }
    return row;
  }

  static void writeColumns(WireWriter out, List<ResultColumn> columns) {
    out.number(columns.size());
    for (ResultColumn column : columns) {
      out.text(column.label()).text(column.name());
      writeType(out, column.type());
      out.flag(column.nullable());
      out.optionalText(column.table()).optionalText(column.schema());
      out.flag(column.autoIncrement());
    }
  }

  static List<ResultColumn> readColumns(WireReader in) {
    int count = in.count();
    List<ResultColumn> columns = new ArrayList<>(Math.min(count, 1_024));
    for (int i = 0; i < count; i++) {
      columns.add(
          new ResultColumn(
              in.text(),
              in.text(),
              readType(in, 0),
              in.flag(),
              in.optionalText(),
              in.optionalText(),
              in.flag()));
    }
    return List.copyOf(columns);
  }

  static void writeWarnings(WireWriter out, List<StatementWarning> warnings) {
    out.number(warnings.size());
    for (StatementWarning warning : warnings) {
      out.text(warning.sqlState()).text(warning.message());
    }
  }

  static List<StatementWarning> readWarnings(WireReader in) {
    int count = in.count();
    List<StatementWarning> warnings = new ArrayList<>(Math.min(count, 1_024));
    for (int i = 0; i < count; i++) {
      warnings.add(new StatementWarning(in.text(), in.text()));
    }
    return List.copyOf(warnings);
  }

  static void writeParameters(WireWriter out, List<ParameterInfo> parameters) {
    out.number(parameters.size());
    for (ParameterInfo parameter : parameters) {
      writeType(out, parameter.type());
      out.flag(parameter.nullable());
      ProcedureArgument argument = parameter.argument();
      out.flag(argument != null);
      if (argument != null) {
        out.text(argument.name()).flag(argument.takes()).number(argument.column());
      }
      out.flag(parameter.guessed()).flag(parameter.optional());
    }
  }

  static List<ParameterInfo> readParameters(WireReader in) {
    int count = in.count();
    List<ParameterInfo> parameters = new ArrayList<>(Math.min(count, 1_024));
    for (int i = 0; i < count; i++) {
      parameters.add(
          new ParameterInfo(
              readType(in, 0),
              in.flag(),
              in.flag() ? new ProcedureArgument(in.text(), in.flag(), in.smallNumber()) : null,
              in.flag(),
              in.flag()));
    }
    return List.copyOf(parameters);
  }

  private static void writeType(WireWriter out, DataType type) {
    out.oneByte(type.kind().ordinal()).number(type.precision()).number(type.scale());
    DataType element = type.element();
    if (element != null) {
      writeType(out, element);
    }
  }

  private static DataType readType(WireReader in, int depth) {
    int code = in.oneByte();
    TypeKind[] kinds = TypeKind.values();
    if (code < 0 || code >= kinds.length || depth > Limits.MAX_DEPTH) {
      throw ProtocolException.because("a type " + code);
    }
    int precision = in.smallNumber();
    int scale = in.smallNumber();
    return new DataType(
        kinds[code],
        precision,
        scale,
        kinds[code] == TypeKind.ARRAY ? readType(in, depth + 1) : null);
  }
}
