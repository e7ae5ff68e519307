package io.quiver.parser.ast;

import java.math.BigDecimal;
import org.apache.calcite.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * The options of a sequence or an identity column; null where nothing was written.
 *
 * @param noMinimum NO MINVALUE
 * @param noMaximum NO MAXVALUE
 * @param cycle TRUE for CYCLE, FALSE for NO CYCLE
 * @param restart RESTART was written, with {@code restartWith} if given
 */
public record SequenceOptions(
    @Nullable BigDecimal startWith,
    @Nullable BigDecimal incrementBy,
    @Nullable BigDecimal minimum,
    @Nullable BigDecimal maximum,
    @Nullable BigDecimal cache,
    boolean noMinimum,
    boolean noMaximum,
    @Nullable Boolean cycle,
    boolean restart,
    @Nullable BigDecimal restartWith) {
  /** Nothing written. */
  public static final SequenceOptions NONE =
      new SequenceOptions(null, null, null, null, null, false, false, null, false, null);

  /** Collects the options in any order while the parser reads them. */
  public static final class Builder {
    public @Nullable BigDecimal startWith;
    public @Nullable BigDecimal incrementBy;
    public @Nullable BigDecimal minimum;
    public @Nullable BigDecimal maximum;
    public @Nullable BigDecimal cache;
    public boolean noMinimum;
    public boolean noMaximum;
    public @Nullable Boolean cycle;
    public boolean restart;
    public @Nullable BigDecimal restartWith;

    public SequenceOptions build() {
      return new SequenceOptions(
          startWith,
          incrementBy,
          minimum,
          maximum,
          cache,
          noMinimum,
          noMaximum,
          cycle,
          restart,
          restartWith);
    }
  }

  void unparse(SqlWriter writer) {
    number(writer, "START WITH", startWith);
    number(writer, "INCREMENT BY", incrementBy);
    number(writer, "MINVALUE", minimum);
    number(writer, "MAXVALUE", maximum);
    number(writer, "CACHE", cache);
    SqlText.keywords(writer, noMinimum ? "NO MINVALUE" : "");
    SqlText.keywords(writer, noMaximum ? "NO MAXVALUE" : "");
    if (cycle != null) {
      writer.keyword(cycle ? "CYCLE" : "NO CYCLE");
    }
    SqlText.keywords(writer, restart ? "RESTART" : "");
    number(writer, "WITH", restartWith);
  }

  private static void number(SqlWriter writer, String words, @Nullable BigDecimal value) {
    if (value != null) {
      writer.keyword(words);
      writer.literal(value.toPlainString());
    }
  }
}
