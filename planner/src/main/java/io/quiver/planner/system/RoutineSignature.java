package io.quiver.planner.system;

import io.quiver.functions.FunctionCatalog;
import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.Parameter;
import io.quiver.functions.spi.ScalarFunction;
import io.quiver.functions.spi.TableFunction;
import io.quiver.storage.catalog.ProcedureDefinition;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What tools may know of a routine.
 *
 * @param kind FUNCTION or PROCEDURE
 * @param returnsTable whether it is called in FROM
 * @param comment of its maker, or null
 * @param body of a procedure, or null
 */
record RoutineSignature(
    String schema,
    String name,
    String kind,
    boolean returnsTable,
    @Nullable String comment,
    @Nullable String body,
    List<Item> items) {
  /** Operators and functions with a syntax of their own have other names. */
  private static final Pattern CALLABLE = Pattern.compile("[A-Z][A-Z0-9_]*");

  /** Arguments of a function that takes any number are listed up to here. */
  private static final int MOST_LISTED = 3;

  RoutineSignature {
    items = List.copyOf(items);
  }

  /**
   * A parameter, the value of a function, or a column of its table.
   *
   * @param position from 1 among the parameters; 0 is the value, columns count from 1 again
   * @param mode IN, OUT or INOUT
   * @param isResult whether it is the value or a column
   * @param type null when it depends on the call
   * @param remarks null when there is nothing to say
   */
  record Item(
      int position,
      String mode,
      boolean isResult,
      String name,
      @Nullable DataType type,
      @Nullable String remarks) {}

  /** All functions that are called by a name, then the procedures. */
  static List<RoutineSignature> all(Reading reading) {
    List<RoutineSignature> found = new ArrayList<>(Functions.ALL);
    reading.catalog().procedures().forEach(procedure -> found.add(procedure(procedure)));
    return found;
  }

  /** They are the same for all databases, and asked for with every call. */
  private static final class Functions {
    static final List<RoutineSignature> ALL = functions();
  }

  private static List<RoutineSignature> functions() {
    List<RoutineSignature> found = new ArrayList<>();
    FunctionCatalog functions = FunctionCatalog.standard();
    for (TableFunction function : functions.tables()) {
      if (CALLABLE.matcher(function.name()).matches()) {
        found.add(table(function.name(), function.parameters(), columns(function)));
      }
    }
    SearchFunctions.ALL.forEach(
        function -> found.add(table(function.name(), function.parameters(), function.columns())));
    for (ScalarFunction function : functions.scalars()) {
      if (CALLABLE.matcher(function.name()).matches() && functions.table(function.name()) == null) {
        found.add(scalar(function));
      }
    }
    found.sort((left, right) -> left.name().compareTo(right.name()));
    return List.copyOf(found);
  }

  private static RoutineSignature function(String name, boolean table, List<Item> items) {
    return new RoutineSignature(SystemView.SYS, name, "FUNCTION", table, null, null, items);
  }

  private static RoutineSignature scalar(ScalarFunction function) {
    boolean any = function.maxArguments() > function.minArguments() + 20;
    int listed =
        any ? Math.max(function.minArguments(), MOST_LISTED) : Math.max(0, function.maxArguments());
    List<@Nullable DataType> unknown = Collections.nCopies(listed, null);
    List<@Nullable DataType> types = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < listed; i++) {
      DataType type = parameterType(function, i, unknown);
      types.add(type);
      String remarks = null;
      if (i >= function.minArguments()) {
        remarks = any && i == listed - 1 ? "optional, any number more" : "optional";
      }
      items.add(new Item(i + 1, "IN", false, "P" + (i + 1), type, remarks));
    }
    List<@Nullable DataType> fewest = types.subList(0, Math.min(listed, function.minArguments()));
    items.add(0, new Item(0, "OUT", true, "RESULT", resultType(function, fewest, types), null));
    return function(function.name(), false, items);
  }

  private static @Nullable DataType parameterType(
      ScalarFunction function, int index, List<@Nullable DataType> unknown) {
    try {
      return function.parameterType(index, unknown);
    } catch (QuiverException | IndexOutOfBoundsException e) {
      return null; // it wants to know other arguments first
    }
  }

  /** The type of its value if that is the same with all arguments and with as few as possible. */
  private static @Nullable DataType resultType(
      ScalarFunction function, List<@Nullable DataType> fewest, List<@Nullable DataType> all) {
    try {
      DataType type = function.resultType(fewest);
      return fewest.size() == all.size() || type.equals(function.resultType(all)) ? type : null;
    } catch (QuiverException | IndexOutOfBoundsException | NullPointerException e) {
      return null; // it depends on the types of its arguments
    }
  }

  private static RoutineSignature table(
      String name, List<Parameter> parameters, List<Item> columns) {
    List<Item> items = new ArrayList<>();
    for (Parameter parameter : parameters) {
      String what =
          switch (parameter.kind()) {
            case RELATION -> "TABLE t or a query";
            case DESCRIPTOR -> "DESCRIPTOR(columns)";
            case VALUES -> "a value or a query of one column";
            case INTEGER, NUMBER, STRING, BOOLEAN -> null;
          };
      String remarks =
          parameter.required() ? what : what == null ? "optional" : "optional: " + what;
      items.add(
          new Item(
              items.size() + 1,
              "IN",
              false,
              parameter.name().toUpperCase(Locale.ROOT),
              type(parameter.kind()),
              remarks));
    }
    items.addAll(columns);
    return function(name, true, items);
  }

  private static @Nullable DataType type(Parameter.Kind kind) {
    return switch (kind) {
      case RELATION, DESCRIPTOR, VALUES -> null;
      case INTEGER -> DataType.BIGINT;
      case NUMBER -> DataType.DOUBLE;
      case STRING -> DataType.VARCHAR;
      case BOOLEAN -> DataType.BOOLEAN;
    };
  }

  /** Columns whose types are others for other arguments have none. */
  private static List<Item> columns(TableFunction function) {
    List<Argument.Column> numbers = columns(function, DataType.BIGINT);
    List<Argument.Column> texts = columns(function, DataType.VARCHAR);
    List<Argument.Column> known = numbers.isEmpty() ? texts : numbers;
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      DataType type = known.get(i).type();
      boolean same =
          texts.isEmpty() || numbers.isEmpty() || Objects.equals(type, texts.get(i).type());
      items.add(
          new Item(
              i + 1,
              "OUT",
              true,
              known.get(i).name(),
              same ? type : null,
              same ? null : "of the arguments' type"));
    }
    return items;
  }

  private static List<Argument.Column> columns(TableFunction function, DataType type) {
    try {
      return function.resultColumns(new TypicalArguments(type));
    } catch (QuiverException e) {
      return List.of(); // not with arguments of this type
    }
  }

  private static RoutineSignature procedure(ProcedureDefinition procedure) {
    List<Item> items = new ArrayList<>();
    for (ProcedureDefinition.Parameter parameter : procedure.parameters()) {
      items.add(
          new Item(
              items.size() + 1,
              parameter.mode().name(),
              false,
              parameter.name(),
              parameter.type(),
              null));
    }
    return new RoutineSignature(
        procedure.name().schema(),
        procedure.name().name(),
        "PROCEDURE",
        false,
        procedure.comment(),
        procedure.body(),
        items);
  }
}
