package io.quiver.functions.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.ScalarContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as JSON objects, each on a line: NULL becomes null, JSON stays what it is. */
public final class JsonObjects {
  private final List<Argument.Column> columns;
  private final ScalarContext context;

  public JsonObjects(List<Argument.Column> columns, ScalarContext context) {
    this.columns = List.copyOf(columns);
    this.context = context;
  }

  /** The object of one row. */
  public String write(@Nullable Object[] values) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < columns.size(); i++) {
      object.set(
          columns.get(i).name(), JsonValues.toJson(values[i], columns.get(i).type(), context));
    }
    return JsonText.write(object);
  }
}
