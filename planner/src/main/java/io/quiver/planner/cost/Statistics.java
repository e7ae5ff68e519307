package io.quiver.planner.cost;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.table.IndexRange;
import org.jspecify.annotations.Nullable;

/** Where numbers of rows come from: cheap estimates of the present state. */
public interface Statistics {
  /** Nothing is known: every table has a thousand rows. */
  Statistics UNKNOWN =
      new Statistics() {
        @Override
        public double rows(TableDefinition table) {
          return 1000;
        }

        @Override
        public double rows(TableDefinition table, IndexDefinition.Ordered index, IndexRange range) {
          return 100;
        }

        @Override
        public double rowsOfKey(TableDefinition table, IndexDefinition.Ordered index, int columns) {
          return 0;
        }
      };

  /** Rows of a table, about. */
  double rows(TableDefinition table);

  /** Rows in part of an index, about. */
  double rows(TableDefinition table, IndexDefinition.Ordered index, IndexRange range);

  /** Rows with the same values in an index's first columns, about; 0 when that is not known. */
  double rowsOfKey(TableDefinition table, IndexDefinition.Ordered index, int columns);

  /** What is known of a column's values; null when nothing is. */
  default @Nullable ColumnSample sample(TableDefinition table, int ordinal) {
    return null;
  }
}
