package io.quiver.functions.scalar;

import static io.quiver.functions.scalar.ArgumentKind.ANYTHING;
import static io.quiver.functions.scalar.ArgumentKind.FLOATING;
import static io.quiver.functions.scalar.ArgumentKind.NUMBER;
import static io.quiver.functions.scalar.ArgumentKind.WHOLE;

import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The functions of numbers. */
final class NumberFunctions {
  private NumberFunctions() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> all = new ArrayList<>(exact());
    all.addAll(rounding());
    all.addAll(powers());
    all.addAll(angles());
    return all;
  }

  private static List<ScalarFunction> exact() {
    return List.of(
        like("ABS", NumberFunctions::abs),
        Arguments.function("SIGN", DataType.INTEGER, a -> sign(a.value(0)), NUMBER),
        Arguments.function("MOD", DataType.BIGINT, NumberFunctions::mod, NUMBER, NUMBER)
            .result(types -> widest(types)),
        extreme("GREATEST", 1),
        extreme("LEAST", -1),
        bits("BITAND", (a, b) -> a & b),
        bits("BITOR", (a, b) -> a | b),
        bits("BITXOR", (a, b) -> a ^ b),
        Arguments.function("GCD", DataType.BIGINT, a -> gcd(a.whole(0), a.whole(1)), WHOLE, WHOLE),
        Arguments.function("LCM", DataType.BIGINT, a -> lcm(a.whole(0), a.whole(1)), WHOLE, WHOLE),
        Arguments.function("DIV", DataType.BIGINT, a -> div(a.whole(0), a.whole(1)), WHOLE, WHOLE),
        Arguments.function(
            "WIDTH_BUCKET",
            DataType.BIGINT,
            NumberFunctions::bucket,
            FLOATING,
            FLOATING,
            FLOATING,
            WHOLE),
        Arguments.function("PI", DataType.DOUBLE, a -> Math.PI),
        random("RAND"),
        random("RANDOM"));
  }

  private static long lcm(long a, long b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    try {
      return Math.absExact(Math.multiplyExact(a / gcd(a, b), b));
    } catch (ArithmeticException e) {
      throw new QuiverException(
          ErrorCode.NUMERIC_OUT_OF_RANGE, "LCM(" + a + ", " + b + ") is no BIGINT", e);
    }
  }

  /** Division without a remainder, towards zero. */
  private static long div(long a, long b) {
    if (b == 0) {
      throw new QuiverException(ErrorCode.DIVISION_BY_ZERO, "Division by zero");
    }
    try {
      return Math.divideExact(a, b);
    } catch (ArithmeticException e) {
      throw new QuiverException(
          ErrorCode.NUMERIC_OUT_OF_RANGE, "DIV(" + a + ", " + b + ") is no BIGINT", e);
    }
  }

  /** The bucket of a histogram, from 1; 0 below its range, one more than there are above it. */
  private static long bucket(Arguments a) {
    double value = a.floating(0);
    double low = a.floating(1);
    double high = a.floating(2);
    long count = a.whole(3);
    if (count < 1 || low == high || Double.isNaN(value + low + high)) {
      throw new QuiverException(
              ErrorCode.INVALID_PARAMETER, "WIDTH_BUCKET needs a range and at least one bucket")
          .withHint("WIDTH_BUCKET(value, low, high, count) with low other than high.");
    }
    double place = (value - low) / (high - low);
    return place < 0 ? 0 : place >= 1 ? count + 1 : (long) (place * count) + 1;
  }

  private static SimpleFunction random(String name) {
    return SimpleFunction.of(
            name,
            DataType.DOUBLE,
            (context, types, arguments) ->
                arguments.length == 0
                    ? context.random().nextDouble()
                    : new Random(((Number) Objects.requireNonNull(arguments[0])).longValue())
                        .nextDouble(),
            WHOLE)
        .least(0)
        .notDeterministic();
  }

  private static List<ScalarFunction> rounding() {
    SimpleFunction ceil = whole("CEIL", RoundingMode.CEILING);
    SimpleFunction trunc = scaled("TRUNC", RoundingMode.DOWN);
    return List.of(
        ceil,
        ceil.named("CEILING"),
        whole("FLOOR", RoundingMode.FLOOR),
        scaled("ROUND", RoundingMode.HALF_UP),
        trunc,
        trunc.named("TRUNCATE"));
  }

  private static List<ScalarFunction> powers() {
    SimpleFunction power = two("POWER", NumberFunctions::power);
    return List.of(
        power,
        power.named("POW"),
        one("SQRT", x -> Math.sqrt(check("SQRT", x, x >= 0, "at least 0"))),
        one("CBRT", Math::cbrt),
        one("EXP", Math::exp),
        one("LN", x -> Math.log(check("LN", x, x > 0, "above 0"))),
        one("LOG10", x -> Math.log10(check("LOG10", x, x > 0, "above 0"))),
        one("LOG2", x -> Math.log(check("LOG2", x, x > 0, "above 0")) / Math.log(2)),
        Arguments.function(
                "LOG",
                DataType.DOUBLE,
                a ->
                    a.size() == 1
                        ? Math.log10(check("LOG", a.floating(0), a.floating(0) > 0, "above 0"))
                        : Math.log(check("LOG", a.floating(1), a.floating(1) > 0, "above 0"))
                            / Math.log(check("LOG", a.floating(0), a.floating(0) > 0, "above 0")),
                FLOATING,
                FLOATING)
            .least(1));
  }

  private static List<ScalarFunction> angles() {
    return List.of(
        one("SIN", Math::sin),
        one("COS", Math::cos),
        one("TAN", Math::tan),
        one("COT", x -> 1 / Math.tan(x)),
        one("ASIN", x -> Math.asin(check("ASIN", x, Math.abs(x) <= 1, "between -1 and 1"))),
        one("ACOS", x -> Math.acos(check("ACOS", x, Math.abs(x) <= 1, "between -1 and 1"))),
        one("ATAN", Math::atan),
        two("ATAN2", Math::atan2),
        one("SINH", Math::sinh),
        one("COSH", Math::cosh),
        one("TANH", Math::tanh),
        one("DEGREES", Math::toDegrees),
        one("RADIANS", Math::toRadians));
  }

  private static SimpleFunction one(String name, DoubleUnaryOperator operator) {
    return Arguments.function(
        name, DataType.DOUBLE, a -> operator.applyAsDouble(a.floating(0)), FLOATING);
  }

  private static SimpleFunction two(String name, DoubleBinaryOperator operator) {
    return Arguments.function(
        name,
        DataType.DOUBLE,
        a -> operator.applyAsDouble(a.floating(0), a.floating(1)),
        FLOATING,
        FLOATING);
  }

  private static double check(String function, double value, boolean right, String range) {
    if (!right && !Double.isNaN(value)) {
      throw new QuiverException(
          ErrorCode.DATA_EXCEPTION, function + " needs a number " + range + ", not " + value);
    }
    return value;
  }

  private static double power(double base, double exponent) {
    double result = Math.pow(base, exponent);
    if (Double.isNaN(result) && !Double.isNaN(base) && !Double.isNaN(exponent)) {
      throw new QuiverException(
          ErrorCode.DATA_EXCEPTION, "POWER of " + base + " and " + exponent + " is not real");
    }
    return result;
  }

  private interface LongOperator {
    long apply(long a, long b);
  }

  private static SimpleFunction bits(String name, LongOperator operator) {
    return Arguments.function(
        name, DataType.BIGINT, a -> operator.apply(a.whole(0), a.whole(1)), WHOLE, WHOLE);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? Math.abs(a) : gcd(b, a % b);
  }

  /** A function of one number whose result has the number's type. */
  private static SimpleFunction like(String name, Arguments.Work<Object> work) {
    return Arguments.function(name, DataType.DOUBLE, work, NUMBER)
        .result(types -> numeric(types.get(0)));
  }

  private static DataType numeric(@Nullable DataType type) {
    return type == null || !type.kind().isNumeric() ? DataType.DOUBLE : type;
  }

  private static DataType widest(List<@Nullable DataType> types) {
    DataType left = numeric(types.get(0));
    DataType right = numeric(types.get(1));
    return left.kind().compareTo(right.kind()) >= 0 ? left : right;
  }

  private static Object abs(Arguments a) {
    return switch (a.value(0)) {
      case Long number -> {
        if (number == Long.MIN_VALUE) {
          throw new QuiverException(
              ErrorCode.NUMERIC_OUT_OF_RANGE, "ABS of " + number + " does not fit into BIGINT");
        }
        yield Math.abs(number);
      }
      case BigDecimal number -> number.abs();
      case Object number -> Math.abs(((Number) number).doubleValue());
    };
  }

  private static long sign(Object value) {
    return switch (value) {
      case Long number -> Long.signum(number);
      case BigDecimal number -> number.signum();
      default -> (long) Math.signum(((Number) value).doubleValue());
    };
  }

  private static Object mod(Arguments a) {
    Object left = a.value(0);
    Object right = a.value(1);
    boolean zero =
        right instanceof BigDecimal d ? d.signum() == 0 : ((Number) right).doubleValue() == 0;
    if (zero) {
      throw new QuiverException(
          ErrorCode.DIVISION_BY_ZERO, "division by zero: MOD(" + left + ", 0)");
    }
    if (left instanceof Long x && right instanceof Long y) {
      return x % y;
    }
    if (left instanceof Double || right instanceof Double) {
      return ((Number) left).doubleValue() % ((Number) right).doubleValue();
    }
    return decimal(left).remainder(decimal(right));
  }

  private static BigDecimal decimal(Object value) {
    return value instanceof BigDecimal number ? number : BigDecimal.valueOf((Long) value);
  }

  private static SimpleFunction whole(String name, RoundingMode mode) {
    return Arguments.function(name, DataType.DOUBLE, a -> round(a.value(0), 0, mode), NUMBER)
        .result(
            types -> {
              DataType type = numeric(types.get(0));
              return type.kind() == TypeKind.DECIMAL && type.precision() > 0
                  ? DataType.decimal(Math.max(type.precision() - type.scale() + 1, 1), 0)
                  : type;
            });
  }

  private static SimpleFunction scaled(String name, RoundingMode mode) {
    return Arguments.function(
            name,
            DataType.DOUBLE,
            a -> round(a.value(0), a.size() > 1 ? a.whole(1) : 0, mode),
            NUMBER,
            WHOLE)
        .least(1)
        .result(types -> numeric(types.get(0)));
  }

  /** Rounds to digits after the point, or before it when negative. */
  private static Object round(Object value, long digits, RoundingMode mode) {
    int scale = (int) Math.max(-400, Math.min(400, digits));
    return switch (value) {
      case Long number ->
          scale >= 0 ? number : BigDecimal.valueOf(number).setScale(scale, mode).longValueExact();
      case BigDecimal number -> number.scale() <= scale ? number : number.setScale(scale, mode);
      default -> {
        double number = ((Number) value).doubleValue();
        yield Double.isFinite(number) ? roundDouble(number, scale, mode) : number;
      }
    };
  }

  private static double roundDouble(double number, int scale, RoundingMode mode) {
    BigDecimal rounded = new BigDecimal(Double.toString(number)).setScale(scale, mode);
    return rounded.doubleValue();
  }

  /** The greatest or least of its arguments, leaving out NULL. */
  private static SimpleFunction extreme(String name, int sign) {
    return SimpleFunction.of(
            name,
            DataType.VARCHAR,
            (context, types, arguments) -> {
              Object best = null;
              for (Object argument : arguments) {
                if (argument != null
                    && (best == null || sign * Extremes.compare(argument, best) > 0)) {
                  best = argument;
                }
              }
              return best;
            },
            ANYTHING)
        .repeated()
        .takesNull()
        .result(Extremes::commonType);
  }
}
