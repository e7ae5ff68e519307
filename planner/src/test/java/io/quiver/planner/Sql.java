package io.quiver.planner;

import io.quiver.planner.session.ExecuteOptions;
import io.quiver.planner.session.QueryResult;
import io.quiver.planner.session.RowCursor;
import io.quiver.planner.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs statements in tests and gives their rows as text. */
final class Sql {
  private Sql() {}

  /** Rows, columns separated by {@code |}; the count of a change; nothing for a command. */
  static List<String> run(Session session, String sql, @Nullable Object... parameters) {
    List<String> lines = new ArrayList<>();
    switch (session.prepare(sql).execute(parameters, ExecuteOptions.DEFAULT)) {
      case QueryResult.Rows rows -> read(rows.cursor(), lines);
      case QueryResult.Changed changed -> {
        RowCursor returning = changed.returning();
        if (returning == null) {
          lines.add(Long.toString(changed.count()));
        } else {
          read(returning, lines);
        }
      }
      case QueryResult.Done done -> {}
    }
    return lines;
  }

  private static void read(RowCursor cursor, List<String> lines) {
    try (cursor) {
      while (cursor.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < cursor.columns().size(); i++) {
          Object value = cursor.get(i);
          values.add(value instanceof float[] v ? Arrays.toString(v) : String.valueOf(value));
        }
        lines.add(String.join("|", values));
      }
    }
  }
}
