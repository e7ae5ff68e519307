package io.quiver.functions.series;

import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.ArgumentTypes;
import io.quiver.functions.spi.FunctionContext;
import io.quiver.functions.spi.Parameter;
import io.quiver.functions.spi.RowSource;
import io.quiver.functions.spi.TableFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers or moments in a row. Whole numbers from {@code start} to {@code stop}, both included, one
 * BIGINT a row: {@code GENERATE_SERIES(1, 10)} as in PostgreSQL and DuckDB, {@code SYSTEM_RANGE(1,
 * 10)} as in H2. A negative {@code step} counts down; no row when stop lies on the other side, or
 * an argument is NULL. From a moment to a moment with an interval as the step: one TIMESTAMP a row.
 */
public final class IntegerSeries implements TableFunction {
  private static final int CHECK_EVERY = 16_384;

  private final String name;
  private final String column;

  private IntegerSeries(String name, String column) {
    this.name = name;
    this.column = column;
  }

  public static List<TableFunction> all() {
    return List.of(
        new IntegerSeries("GENERATE_SERIES", "GENERATE_SERIES"),
        new IntegerSeries("SYSTEM_RANGE", "X"));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.required("start", Parameter.Kind.INTEGER),
        Parameter.required("stop", Parameter.Kind.INTEGER),
        Parameter.optional("step", Parameter.Kind.INTEGER));
  }

  @Override
  public List<Argument.Column> resultColumns(ArgumentTypes arguments) {
    DataType start = arguments.type("start");
    DataType step = arguments.type("step");
    if (start != null && MomentSeries.isMoment(start)) {
      DataType stop = arguments.type("stop");
      if (step != null
          && MomentSeries.isInterval(step)
          && (stop == null || MomentSeries.goTogether(start, stop))) {
        boolean zoned = start.kind() == TypeKind.TIMESTAMP_WITH_TIME_ZONE;
        return List.of(
            new Argument.Column(
                column,
                DataType.of(zoned ? TypeKind.TIMESTAMP_WITH_TIME_ZONE : TypeKind.TIMESTAMP, 6)));
      }
    }
    for (Parameter parameter : parameters()) {
      DataType type = arguments.type(parameter.name());
      if (type != null && !type.kind().isNumeric()) {
        throw new QuiverException(
            ErrorCode.DATATYPE_MISMATCH,
            name + " counts whole numbers; its " + parameter.name() + " is " + type,
            "Moments need an interval as their step: INTERVAL '1' DAY. Or SELECT DATE '2024-01-01'"
                + " + n FROM GENERATE_SERIES(0, 9) AS s (n).",
            null,
            null);
      }
    }
    return List.of(new Argument.Column(column, DataType.BIGINT));
  }

  @Override
  public String describe(ArgumentTypes arguments) {
    return "whole numbers, one by one";
  }

  @Override
  public RowSource open(FunctionContext context, Map<String, Argument> arguments) {
    if (arguments.get("step") instanceof Argument.Scalar given
        && MomentSeries.isInterval(given.type())) {
      return MomentSeries.open(context, arguments);
    }
    Long start = number(arguments.get("start"));
    Long stop = number(arguments.get("stop"));
    Long step = arguments.containsKey("step") ? number(arguments.get("step")) : Long.valueOf(1);
    if (start == null || stop == null || step == null) {
      return new Numbers(context, 1, 0, 1);
    }
    if (step == 0) {
      throw new QuiverException(ErrorCode.INVALID_PARAMETER, "the step of " + name + " is 0")
          .withHint("A negative step counts down.");
    }
    return new Numbers(context, start, stop, step);
  }

  private static @Nullable Long number(@Nullable Argument argument) {
    return argument instanceof Argument.Scalar scalar && scalar.value() instanceof Number value
        ? value.longValue()
        : null;
  }

  private static final class Numbers implements RowSource {
    private final FunctionContext context;
    private final long stop;
    private final long step;
    private long upcoming;
    private long current;
    private boolean ended;
    private int untilCheck = CHECK_EVERY;

    Numbers(FunctionContext context, long start, long stop, long step) {
      this.context = context;
      this.upcoming = start;
      this.stop = stop;
      this.step = step;
    }

    @Override
    public boolean next() {
      if (ended || (step > 0 ? upcoming > stop : upcoming < stop)) {
        ended = true;
        return false;
      }
      if (--untilCheck == 0) {
        untilCheck = CHECK_EVERY;
        context.checkActive();
      }
      current = upcoming;
      upcoming = current + step;
      // Beyond the range of a long there is no next number.
      ended = step > 0 ? upcoming < current : upcoming > current;
      return true;
    }

    @Override
    public Object get(int column) {
      return current;
    }

    @Override
    public void close() {}
  }
}
