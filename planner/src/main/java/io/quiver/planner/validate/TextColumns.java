package io.quiver.planner.validate;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.text.TextFields;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.jspecify.annotations.Nullable;

/** Finds what text columns are, as far as the syntax tells. */
final class TextColumns {
  private TextColumns() {}

  /** The base table that rows come from, or null when that takes more than a look. */
  static @Nullable TableDefinition table(SqlNode data, Planning planning) {
    SqlNode from = data;
    if (data instanceof SqlSelect select && select.getFrom() != null) {
      from = select.getFrom();
    }
    SqlNode table = from.getKind() == SqlKind.AS ? ((SqlCall) from).operand(0) : from;
    if (table.getKind() == SqlKind.EXPLICIT_TABLE) {
      table = ((SqlCall) table).operand(0);
    }
    return table instanceof SqlIdentifier identifier && identifier.names.size() <= 2
        ? planning.view().catalog().table(Names.of(identifier, planning.schema()))
        : null;
  }

  /** All columns of an index. */
  static TextFields of(TableDefinition table, IndexDefinition.Text index) {
    List<TextFields.Field> fields = new ArrayList<>();
    for (int i = 0; i < index.columnIds().size(); i++) {
      int id = index.columnIds().get(i);
      fields.add(new TextFields.Field(id, table.column(id).name(), index.boosts().get(i)));
    }
    return new TextFields(index.analyzer(), index.k1(), index.b(), fields);
  }

  /**
   * Columns by their names, as the index has them that has them all. Without a table, or without
   * such an index, the analyzer is the given one; or left open, then it has no name.
   */
  static TextFields of(
      @Nullable TableDefinition table, List<String> names, @Nullable String analyzer) {
    if (table != null) {
      for (IndexDefinition index : table.indexes()) {
        if (index instanceof IndexDefinition.Text text
            && (analyzer == null || analyzer.equals(text.analyzer()))) {
          TextFields all = of(table, text);
          List<TextFields.Field> fields =
              names.stream()
                  .map(all::find)
                  .filter(place -> place >= 0)
                  .map(all.fields()::get)
                  .toList();
          if (fields.size() == names.size()) {
            return new TextFields(all.analyzer(), all.k1(), all.b(), fields);
          }
        }
      }
    }
    List<TextFields.Field> fields = new ArrayList<>();
    for (String name : names) {
      OptionalInt ordinal = table == null ? OptionalInt.empty() : table.findColumn(name);
      int id =
          table == null || ordinal.isEmpty()
              ? fields.size()
              : table.columns().get(ordinal.getAsInt()).id();
      fields.add(new TextFields.Field(id, name, 1));
    }
    return new TextFields(
        analyzer == null ? "" : analyzer, TextFields.DEFAULT_K1, TextFields.DEFAULT_B, fields);
  }

  /** The same with the default analyzer in place of none. */
  static TextFields closed(TextFields fields) {
    return fields.analyzer().isEmpty()
        ? new TextFields(TextFields.DEFAULT_ANALYZER, fields.k1(), fields.b(), fields.fields())
        : fields;
  }
}
