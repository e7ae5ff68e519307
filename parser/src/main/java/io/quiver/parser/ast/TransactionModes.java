package io.quiver.parser.ast;

import org.apache.calcite.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/** The modes of a transaction; null where nothing was written. */
public record TransactionModes(@Nullable IsolationLevel isolation, @Nullable Boolean readOnly) {
  /** Nothing written. */
  public static final TransactionModes NONE = new TransactionModes(null, null);

  /** The isolation levels of the standard. */
  public enum IsolationLevel {
    READ_UNCOMMITTED("READ UNCOMMITTED"),
    READ_COMMITTED("READ COMMITTED"),
    REPEATABLE_READ("REPEATABLE READ"),
    SERIALIZABLE("SERIALIZABLE");

    private final String words;

    IsolationLevel(String words) {
      this.words = words;
    }

    /** The level as SQL writes it. */
    public String words() {
      return words;
    }
  }

  void unparse(SqlWriter writer) {
    if (isolation != null) {
      writer.keyword("ISOLATION LEVEL " + isolation.words());
    }
    if (readOnly != null) {
      SqlText.keywords(writer, isolation == null ? "" : ",");
      writer.keyword(readOnly ? "READ ONLY" : "READ WRITE");
    }
  }
}
