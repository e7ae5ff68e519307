package io.quiver.functions.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.ArgumentTypes;
import io.quiver.functions.spi.FunctionContext;
import io.quiver.functions.spi.Parameter;
import io.quiver.functions.spi.RowSource;
import io.quiver.functions.spi.TableFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object or the elements of a JSON array as rows, by PostgreSQL's names:
 * JSON_EACH(object) gives KEY and VALUE (of an array, as in DuckDB, the places from 0 as keys),
 * JSON_ARRAY_ELEMENTS(array) gives VALUE, JSON_OBJECT_KEYS(object) gives JSON_OBJECT_KEYS. With
 * _TEXT values are texts and not JSON. A NULL document gives no rows.
 */
public final class JsonItems implements TableFunction {
  private static final String DOCUMENT = "json";

  private final String name;
  private final boolean keys;
  private final boolean values;
  private final boolean texts;

  private JsonItems(String name, boolean keys, boolean values, boolean texts) {
    this.name = name;
    this.keys = keys;
    this.values = values;
    this.texts = texts;
  }

  public static List<TableFunction> all() {
    List<TableFunction> all = new ArrayList<>();
    for (String prefix : List.of("JSON_", "JSONB_")) {
      all.add(new JsonItems(prefix + "EACH", true, true, false));
      all.add(new JsonItems(prefix + "EACH_TEXT", true, true, true));
      all.add(new JsonItems(prefix + "ARRAY_ELEMENTS", false, true, false));
      all.add(new JsonItems(prefix + "ARRAY_ELEMENTS_TEXT", false, true, true));
      all.add(new JsonItems(prefix + "OBJECT_KEYS", true, false, false));
    }
    return all;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.required(DOCUMENT, Parameter.Kind.STRING));
  }

  @Override
  public List<Argument.Column> resultColumns(ArgumentTypes arguments) {
    List<Argument.Column> columns = new ArrayList<>();
    if (keys) {
      columns.add(new Argument.Column(values ? "KEY" : name, DataType.VARCHAR));
    }
    if (values) {
      columns.add(new Argument.Column("VALUE", texts ? DataType.VARCHAR : DataType.JSON));
    }
    return columns;
  }

  @Override
  public String describe(ArgumentTypes arguments) {
    return "items of a JSON document";
  }

  @Override
  public RowSource open(FunctionContext context, Map<String, Argument> arguments) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    if (arguments.get(DOCUMENT) instanceof Argument.Scalar scalar
        && scalar.value() instanceof String text) {
      JsonNode node = JsonText.read(text);
      if (node instanceof ObjectNode object && keys) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
          rows.add(row(member.getKey(), member.getValue()));
        }
      } else if (node instanceof ArrayNode array && values) {
        for (int i = 0; i < array.size(); i++) {
          rows.add(row(Integer.toString(i), array.get(i)));
        }
      } else {
        throw new QuiverException(
            ErrorCode.DATA_EXCEPTION,
            name
                + " takes a JSON "
                + (keys ? values ? "object or array" : "object" : "array")
                + ", not a"
                + (node.isArray() || node.isObject() ? "n " : " ")
                + node.getNodeType().name().toLowerCase(Locale.ROOT));
      }
    }
    return new ListedRows(rows);
  }

  private @Nullable Object[] row(String key, JsonNode value) {
    Object shown =
        !values ? null : texts ? JsonValues.toText(value) : (Object) JsonText.write(value);
    return keys && values
        ? new @Nullable Object[] {key, shown}
        : new @Nullable Object[] {keys ? key : shown};
  }
}
