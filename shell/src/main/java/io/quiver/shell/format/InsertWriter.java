package io.quiver.shell.format;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An INSERT for each row. */
final class InsertWriter implements RowWriter {
  private final PrintStream out;
  private final String table;
  private List<Column> columns = List.of();

  InsertWriter(PrintStream out, String table) {
    this.out = out;
    this.table = table;
  }

  static String literal(@Nullable String value, boolean number) {
    return value == null ? "NULL" : number ? value : "'" + value.replace("'", "''") + "'";
  }

  private static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public void begin(List<Column> begun) {
    columns = begun;
  }

  @Override
  public void row(List<@Nullable String> values) {
    List<String> literals = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      literals.add(literal(values.get(i), columns.get(i).number()));
    }
    out.println(
        "INSERT INTO "
            + name(table)
            + columns.stream()
                .map(each -> name(each.name()))
                .collect(Collectors.joining(", ", " (", ") VALUES ("))
            + String.join(", ", literals)
            + ");");
  }

  @Override
  public void end(long rows) {}
}
