package io.quiver.driver.metadata;

import io.quiver.planner.session.ResultColumn;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Shapes of metadata results, written as {@code "TABLE_NAME, KEY_SEQ short, DATA_TYPE int"}: a
 * column is text unless it says int, short, long or boolean.
 */
final class MetadataColumns {
  private MetadataColumns() {}

  static List<ResultColumn> of(String specification) {
    List<ResultColumn> columns = new ArrayList<>();
    for (String part : specification.split(",", -1)) {
      String[] words = part.trim().split(" ", -1);
      DataType type =
          switch (words.length == 1 ? "" : words[1]) {
            case "int" -> DataType.INTEGER;
            case "short" -> DataType.of(TypeKind.SMALLINT);
            case "long" -> DataType.BIGINT;
            case "boolean" -> DataType.BOOLEAN;
            default -> DataType.VARCHAR;
          };
      columns.add(new ResultColumn(words[0], words[0], type, true, null, null, false));
    }
    return List.copyOf(columns);
  }
}
