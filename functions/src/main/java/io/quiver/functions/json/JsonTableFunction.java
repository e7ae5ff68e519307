package io.quiver.functions.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.ArgumentTypes;
import io.quiver.functions.spi.FunctionContext;
import io.quiver.functions.spi.Parameter;
import io.quiver.functions.spi.RowSource;
import io.quiver.functions.spi.TableFunction;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON_TABLE (ISO/IEC 9075-2, 7.11): a row for each item that a path selects in a document. Items
 * of nested paths give rows of their own, beside NULLs for the other nested paths; an outer item
 * without any nested ones keeps one row.
 */
public final class JsonTableFunction implements TableFunction {
  private static final String DOCUMENT = "document";

  private final JsonPath rows;
  private final String rowPath;
  private final JsonTableColumns columns;
  private final List<String> variables;
  private final boolean failing;
  private final List<Argument.Column> result = new ArrayList<>();

  /**
   * @param rowPath selects the items
   * @param variables names of the values of PASSING
   * @param failing whether a document that cannot be read is an error, else it gives no rows
   * @throws QuiverException INVALID_PARAMETER for a path that is none
   */
  public JsonTableFunction(
      String rowPath, JsonTableColumns columns, List<String> variables, boolean failing) {
    this.rows = JsonPath.parse(rowPath);
    this.rowPath = rowPath;
    this.columns = columns;
    this.variables = List.copyOf(variables);
    this.failing = failing;
    collect(columns);
  }

  /** The argument that holds the value of a variable, by its place in PASSING. */
  public static String passed(int place) {
    return "passed" + place;
  }

  private void collect(JsonTableColumns from) {
    for (JsonTableColumns.Entry entry : from.entries()) {
      switch (entry) {
        case JsonTableColumns.Ordinality ordinality ->
            result.add(new Argument.Column(ordinality.name(), DataType.BIGINT));
        case JsonTableColumns.Exists exists -> {
          JsonPath.parse(exists.path());
          result.add(new Argument.Column(exists.name(), exists.type()));
        }
        case JsonTableColumns.Value value -> {
          JsonPath.parse(value.path());
          result.add(new Argument.Column(value.name(), value.type()));
        }
        case JsonTableColumns.Nested nested -> {
          JsonPath.parse(nested.path());
          collect(nested.columns());
        }
      }
    }
  }

  @Override
  public String name() {
    return "JSON_TABLE";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.required(DOCUMENT, Parameter.Kind.STRING));
  }

  @Override
  public List<Argument.Column> resultColumns(ArgumentTypes arguments) {
    return result;
  }

  @Override
  public String describe(ArgumentTypes arguments) {
    return "items of " + rowPath;
  }

  @Override
  public RowSource open(FunctionContext context, Map<String, Argument> arguments) {
    List<@Nullable Object[]> found = new ArrayList<>();
    if (arguments.get(DOCUMENT) instanceof Argument.Scalar scalar
        && scalar.value() instanceof String text) {
      PathVariables passed = new PathVariables();
      JsonTableValues values = new JsonTableValues(passed);
      for (int i = 0; i < variables.size(); i++) {
        if (arguments.get(passed(i)) instanceof Argument.Scalar value) {
          passed.put(variables.get(i), value.value(), value.type(), values);
        }
      }
      long number = 0;
      for (JsonNode item : items(text, passed)) {
        context.checkActive();
        @Nullable Object[] row = new Object[result.size()];
        add(item, ++number, columns, 0, row, values, found);
      }
    }
    return new ListedRows(found);
  }

  private List<JsonNode> items(String text, PathVariables passed) {
    try {
      return rows.select(JsonText.read(text), passed);
    } catch (QuiverException e) {
      if (failing || !JsonPath.isHandled(e)) {
        throw e;
      }
      return List.of();
    }
  }

  /** Adds the rows of one item; {@code row} holds what the outer items gave. */
  private static void add(
      JsonNode item,
      long number,
      JsonTableColumns columns,
      int first,
      @Nullable Object[] row,
      JsonTableValues values,
      List<@Nullable Object[]> into) {
    int place = first;
    for (JsonTableColumns.Entry entry : columns.entries()) {
      switch (entry) {
        case JsonTableColumns.Ordinality ordinality -> row[place++] = number;
        case JsonTableColumns.Exists exists -> row[place++] = values.exists(exists, item);
        case JsonTableColumns.Value value -> row[place++] = values.value(value, item);
        case JsonTableColumns.Nested nested -> place += width(nested.columns());
      }
    }
    boolean nested = false;
    place = first;
    for (JsonTableColumns.Entry entry : columns.entries()) {
      if (!(entry instanceof JsonTableColumns.Nested inner)) {
        place++;
        continue;
      }
      long innerNumber = 0;
      for (JsonNode child : values.select(inner.path(), item)) {
        nested = true;
        add(child, ++innerNumber, inner.columns(), place, row.clone(), values, into);
      }
      place += width(inner.columns());
    }
    if (!nested) {
      into.add(row);
    }
  }

  private static int width(JsonTableColumns columns) {
    int width = 0;
    for (JsonTableColumns.Entry entry : columns.entries()) {
      width += entry instanceof JsonTableColumns.Nested nested ? width(nested.columns()) : 1;
    }
    return width;
  }
}
