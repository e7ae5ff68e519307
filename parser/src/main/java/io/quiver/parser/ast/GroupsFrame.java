package io.quiver.parser.ast;

import java.math.BigDecimal;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * GROUPS frames. Calcite knows ROWS and RANGE only, so that a frame of groups is written as a frame
 * of rows whose distances are {@link #BASE} and the number of groups: no frame of rows is as wide.
 * Without a distance GROUPS means what RANGE means.
 */
public final class GroupsFrame {
  /** Distances in groups begin here. */
  public static final long BASE = 1L << 62;

  private static final int MAX_GROUPS = Integer.MAX_VALUE;

  private GroupsFrame() {}

  /** The number of groups that a distance in rows stands for; -1 when it means rows. */
  public static long groups(long distance) {
    return distance >= BASE ? distance - BASE : -1;
  }

  /** The window of a GROUPS frame. */
  public static SqlWindow window(
      @Nullable SqlIdentifier name,
      SqlNodeList partition,
      SqlNodeList order,
      SqlLiteral groups,
      SqlNode lower,
      @Nullable SqlNode upper,
      SqlLiteral exclude,
      SqlParserPos position) {
    if (order.isEmpty() && name == null) {
      throw new SyntaxProblem("GROUPS needs ORDER BY in its window", groups.getParserPosition());
    }
    boolean distances = isDistance(lower) || (upper != null && isDistance(upper));
    return SqlWindow.create(
        null,
        name,
        partition,
        order,
        SqlLiteral.createBoolean(distances, groups.getParserPosition()),
        distances ? encode(lower, true) : lower,
        distances
            ? encode(upper == null ? SqlWindow.createCurrentRow(SqlParserPos.ZERO) : upper, false)
            : upper,
        null,
        exclude,
        position);
  }

  private static boolean isDistance(SqlNode bound) {
    return bound.getKind() == SqlKind.PRECEDING || bound.getKind() == SqlKind.FOLLOWING;
  }

  private static SqlNode encode(SqlNode bound, boolean lower) {
    SqlParserPos position = bound.getParserPosition();
    if (SqlWindow.isCurrentRow(bound)) {
      SqlNode zero = number(0, position);
      return lower
          ? SqlWindow.createPreceding(zero, position)
          : SqlWindow.createFollowing(zero, position);
    }
    if (!isDistance(bound)) {
      return bound;
    }
    SqlNode distance = ((SqlCall) bound).operand(0);
    if (!(distance instanceof SqlNumericLiteral literal) || !literal.isInteger()) {
      throw new SyntaxProblem("GROUPS takes a whole number of groups", position);
    }
    BigDecimal groups = literal.bigDecimalValue();
    if (groups == null || groups.compareTo(BigDecimal.valueOf(MAX_GROUPS)) > 0) {
      throw new SyntaxProblem("GROUPS takes at most " + MAX_GROUPS + " groups", position);
    }
    SqlNode encoded = number(groups.longValue(), position);
    return bound.getKind() == SqlKind.PRECEDING
        ? SqlWindow.createPreceding(encoded, position)
        : SqlWindow.createFollowing(encoded, position);
  }

  private static SqlNode number(long groups, SqlParserPos position) {
    return SqlLiteral.createExactNumeric(Long.toString(BASE + groups), position);
  }
}
