package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;

/** The properties of a label. */
public sealed interface GraphProperties {
  /** Prints the clause. */
  void unparse(SqlWriter writer);

  static GraphProperties none() {
    return new None();
  }

  static GraphProperties allColumns(List<SqlIdentifier> except) {
    return new AllColumns(except);
  }

  static GraphProperties listed(List<SqlNode> items) {
    return new Listed(items);
  }

  /** NO PROPERTIES. */
  record None() implements GraphProperties {
    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword("NO PROPERTIES");
    }
  }

  /** PROPERTIES ALL COLUMNS [EXCEPT (..)]. */
  record AllColumns(List<SqlIdentifier> except) implements GraphProperties {
    public AllColumns {
      except = List.copyOf(except);
    }

    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword("PROPERTIES ALL COLUMNS");
      if (!except.isEmpty()) {
        writer.keyword("EXCEPT");
        SqlText.parenthesized(writer, except);
      }
    }
  }

  /** PROPERTIES (expression [AS name], ..); a name is given by AS or by a plain column. */
  record Listed(List<SqlNode> items) implements GraphProperties {
    public Listed {
      items = List.copyOf(items);
    }

    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword("PROPERTIES");
      SqlText.parenthesized(writer, items);
    }
  }
}
