package io.quiver.storage.table;

import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.tx.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * What rows need from the layer that evaluates SQL expressions when a foreign key's action changes
 * them: ON DELETE SET DEFAULT, and computed columns and CHECK conditions of the changed row.
 */
public interface RowRules {
  /** Knows no expressions: every default is NULL, nothing is computed, nothing is checked. */
  RowRules NONE =
      new RowRules() {
        @Override
        public @Nullable Object defaultValue(
            Transaction transaction, TableDefinition table, ColumnDefinition column) {
          return null;
        }

        @Override
        public void complete(
            Transaction transaction, TableDefinition table, @Nullable Object[] row) {}
      };

  /** The value of the column's DEFAULT expression, already of the column's type. */
  @Nullable Object defaultValue(
      Transaction transaction, TableDefinition table, ColumnDefinition column);

  /**
   * Computes the generated columns of a row anew, in place, and checks its CHECK conditions.
   *
   * @throws io.quiver.storage.error.QuiverException CHECK_VIOLATION
   */
  void complete(Transaction transaction, TableDefinition table, @Nullable Object[] row);
}
