package io.quiver.functions.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quiver.functions.scalar.Conversions;
import io.quiver.functions.spi.ScalarContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Values of JSON_TABLE's columns, for one call. Confined to its thread. */
final class JsonTableValues implements ScalarContext {
  private final PathVariables passed;

  JsonTableValues(PathVariables passed) {
    this.passed = passed;
  }

  List<JsonNode> select(String path, JsonNode item) {
    return JsonPath.parse(path).select(item, passed);
  }

  @Nullable Object exists(JsonTableColumns.Exists column, JsonNode item) {
    boolean found;
    try {
      found = !select(column.path(), item).isEmpty();
    } catch (QuiverException e) {
      if (!JsonPath.isHandled(e)) {
        throw e;
      }
      found = false;
    }
    return column.type().kind().isInteger()
        ? (Object) (found ? 1L : 0L)
        : Conversions.cast(found, DataType.BOOLEAN, column.type(), this);
  }

  @Nullable Object value(JsonTableColumns.Value column, JsonNode item) {
    try {
      List<JsonNode> found = select(column.path(), item);
      if (found.isEmpty()) {
        return otherwise(
            column,
            column.onEmpty(),
            new QuiverException(
                ErrorCode.JSON_NO_ITEM,
                "JSON path '" + column.path() + "' finds nothing for column " + column.name()));
      }
      return column.json() ? json(column, found) : scalar(column, found);
    } catch (QuiverException e) {
      if (e == emptiness || !JsonPath.isHandled(e)) {
        throw e;
      }
      return otherwise(column, column.onError(), e);
    }
  }

  /** What ON EMPTY threw: not for ON ERROR. */
  private @Nullable QuiverException emptiness;

  private @Nullable Object otherwise(
      JsonTableColumns.Value column, JsonTableColumns.Otherwise how, QuiverException error) {
    if (how.fails()) {
      emptiness = error;
      throw error;
    }
    return how.text() == null
        ? null
        : Conversions.cast(how.text(), DataType.VARCHAR, column.type(), this);
  }

  private @Nullable Object scalar(JsonTableColumns.Value column, List<JsonNode> found) {
    JsonNode node = found.get(0);
    if (found.size() > 1 || node.isContainerNode()) {
      throw new QuiverException(
          found.size() > 1 ? ErrorCode.JSON_SEVERAL_ITEMS : ErrorCode.JSON_SCALAR_REQUIRED,
          "JSON path '" + column.path() + "' does not find one scalar for column " + column.name(),
          "Declare the column FORMAT JSON for objects and arrays.",
          null,
          null);
    }
    String text = JsonValues.toText(node);
    return text == null ? null : Conversions.cast(text, DataType.VARCHAR, column.type(), this);
  }

  private @Nullable Object json(JsonTableColumns.Value column, List<JsonNode> found) {
    JsonNode node = found.get(0);
    boolean one = found.size() == 1;
    if (column.wrapper().equals("UNCONDITIONAL")
        || (column.wrapper().equals("CONDITIONAL") && !one)) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      found.forEach(array::add);
      node = array;
    } else if (!one) {
      throw new QuiverException(
          ErrorCode.JSON_SEVERAL_ITEMS,
          "JSON path '" + column.path() + "' finds several items for column " + column.name(),
          "Use WITH WRAPPER to make them an array.",
          null,
          null);
    }
    String text = column.omitQuotes() ? JsonValues.toText(node) : JsonText.write(node);
    return text == null
        ? null
        : Conversions.cast(
            text, column.omitQuotes() ? DataType.VARCHAR : DataType.JSON, column.type(), this);
  }

  @Override
  public long transactionMicros() {
    return 0;
  }

  /** JSON texts of moments carry their zone. */
  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public RandomGenerator random() {
    return RandomGenerator.getDefault();
  }

  @Override
  public String sessionValue(String name) {
    return "";
  }
}
