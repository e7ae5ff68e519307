package io.quiver.functions.json;

import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What JSON_TABLE makes of each selected item: its columns, and those of nested paths. */
public record JsonTableColumns(List<Entry> entries) {
  public JsonTableColumns {
    entries = List.copyOf(entries);
  }

  /** What stands in COLUMNS (..). */
  public sealed interface Entry {}

  /** The number of the item, from 1. */
  public record Ordinality(String name) implements Entry {}

  /** Whether a path selects anything. */
  public record Exists(String name, DataType type, String path) implements Entry {}

  /**
   * What a path selects.
   *
   * @param json the JSON itself instead of a scalar
   * @param wrapper WITHOUT, CONDITIONAL or UNCONDITIONAL: whether what is selected becomes an array
   * @param omitQuotes whether a text loses its quotes
   */
  public record Value(
      String name,
      DataType type,
      String path,
      boolean json,
      String wrapper,
      boolean omitQuotes,
      Otherwise onEmpty,
      Otherwise onError)
      implements Entry {}

  /**
   * What a column gets when its path gives no value.
   *
   * @param fails an error
   * @param text else this, converted to the column's type; null for NULL
   */
  public record Otherwise(boolean fails, @Nullable String text) {
    public static final Otherwise NULL = new Otherwise(false, null);
  }

  /** Rows of their own for each item that a path selects in the outer item. */
  public record Nested(String path, JsonTableColumns columns) implements Entry {}
}
