package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/** What ALTER PROPERTY GRAPH changes. Element tables are named by their aliases. */
public sealed interface GraphChange {
  /** Prints the clause. */
  void unparse(SqlWriter writer);

  /** Names and expressions in it. */
  List<SqlNode> operands();

  /** RENAME TO. */
  record Rename(SqlIdentifier newName) implements GraphChange {
    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword("RENAME TO");
      newName.unparse(writer, 0, 0);
    }

    @Override
    public List<SqlNode> operands() {
      return List.of(newName);
    }
  }

  /** ADD VERTEX TABLES (..) EDGE TABLES (..). */
  record AddTables(List<VertexTable> vertices, List<EdgeTable> edges) implements GraphChange {
    public AddTables {
      vertices = List.copyOf(vertices);
      edges = List.copyOf(edges);
    }

    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword("ADD");
      if (!vertices.isEmpty()) {
        writer.keyword("VERTEX TABLES");
        SqlText.parenthesized(writer, vertices);
      }
      if (!edges.isEmpty()) {
        writer.keyword("EDGE TABLES");
        SqlText.parenthesized(writer, edges);
      }
    }

    @Override
    public List<SqlNode> operands() {
      return QuiverCall.operands(QuiverCall.nodes(vertices), QuiverCall.nodes(edges));
    }
  }

  /** DROP VERTEX TABLES (..) or DROP EDGE TABLES (..). */
  record DropTables(boolean edges, List<SqlIdentifier> aliases, @Nullable DropBehavior behavior)
      implements GraphChange {
    public DropTables {
      aliases = List.copyOf(aliases);
    }

    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword(edges ? "DROP EDGE TABLES" : "DROP VERTEX TABLES");
      SqlText.parenthesized(writer, aliases);
      SqlText.keywords(writer, behavior == null ? "" : behavior.name());
    }

    @Override
    public List<SqlNode> operands() {
      return List.copyOf(aliases);
    }
  }

  /** ALTER VERTEX TABLE t ADD LABEL l PROPERTIES (..). */
  record AddLabels(boolean edges, SqlIdentifier table, List<LabelClause> labels)
      implements GraphChange {
    public AddLabels {
      labels = List.copyOf(labels);
    }

    @Override
    public void unparse(SqlWriter writer) {
      unparseTable(writer, edges, table);
      for (LabelClause label : labels) {
        writer.keyword("ADD");
        label.unparse(writer, 0, 0);
      }
    }

    @Override
    public List<SqlNode> operands() {
      return QuiverCall.operands(table, QuiverCall.nodes(labels));
    }
  }

  /** ALTER VERTEX TABLE t DROP LABEL l. */
  record DropLabel(boolean edges, SqlIdentifier table, SqlIdentifier label) implements GraphChange {
    @Override
    public void unparse(SqlWriter writer) {
      unparseTable(writer, edges, table);
      SqlText.optional(writer, "DROP LABEL", label);
    }

    @Override
    public List<SqlNode> operands() {
      return List.of(table, label);
    }
  }

  /** ALTER VERTEX TABLE t ALTER LABEL l ADD PROPERTIES (..). */
  record AddProperties(boolean edges, SqlIdentifier table, SqlIdentifier label, List<SqlNode> items)
      implements GraphChange {
    public AddProperties {
      items = List.copyOf(items);
    }

    @Override
    public void unparse(SqlWriter writer) {
      unparseTable(writer, edges, table);
      SqlText.optional(writer, "ALTER LABEL", label);
      writer.keyword("ADD PROPERTIES");
      SqlText.parenthesized(writer, items);
    }

    @Override
    public List<SqlNode> operands() {
      return QuiverCall.operands(table, label, QuiverCall.nodes(items));
    }
  }

  /** ALTER VERTEX TABLE t ALTER LABEL l DROP PROPERTIES (..). */
  record DropProperties(
      boolean edges, SqlIdentifier table, SqlIdentifier label, List<SqlIdentifier> names)
      implements GraphChange {
    public DropProperties {
      names = List.copyOf(names);
    }

    @Override
    public void unparse(SqlWriter writer) {
      unparseTable(writer, edges, table);
      SqlText.optional(writer, "ALTER LABEL", label);
      writer.keyword("DROP PROPERTIES");
      SqlText.parenthesized(writer, names);
    }

    @Override
    public List<SqlNode> operands() {
      return QuiverCall.operands(table, label, QuiverCall.nodes(names));
    }
  }

  private static void unparseTable(SqlWriter writer, boolean edges, SqlIdentifier table) {
    writer.keyword(edges ? "ALTER EDGE TABLE" : "ALTER VERTEX TABLE");
    table.unparse(writer, 0, 0);
  }
}
