package io.quiver.functions.spi;

import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An argument that a table function was called with. */
public sealed interface Argument {
  /** A value; null for NULL. */
  record Scalar(@Nullable Object value, DataType type) implements Argument {}

  /** Column names of a DESCRIPTOR, as stored. */
  record Columns(List<String> names) implements Argument {
    public Columns {
      names = List.copyOf(names);
    }
  }

  /**
   * A relation.
   *
   * @param table the table when it is a whole base table, so that derived structures can serve;
   *     otherwise null
   * @param columns names and types of its columns
   * @param rows opens it anew
   */
  record Relation(@Nullable TableDefinition table, List<Column> columns, Supplier<RowSource> rows)
      implements Argument {
    public Relation {
      columns = List.copyOf(columns);
    }
  }

  /** A named, typed column. */
  record Column(String name, DataType type) {}
}
