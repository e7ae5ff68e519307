package io.quiver.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quiver.parser.ast.CheckConstraint;
import io.quiver.parser.ast.CreateTable;
import io.quiver.parser.ast.CreateView;
import org.junit.jupiter.api.Test;

class TextPositionTest {
  @Test
  void findsTheTextOfAViewsQuery() {
    String query =
        "( SELECT \"é\" , 😀😀 AS x\r\n FROM t ) ORDER BY 1\r\n\tLIMIT 3".replace("😀😀", "'😀😀'");
    String sql = "-- first\r\nCREATE VIEW v\rAS " + query + " ; ";
    CreateView view = (CreateView) SqlParsing.parseStatement(sql);
    assertEquals(query, TextPosition.slice(sql, view.queryPosition()));
  }

  @Test
  void findsTheTextOfACheck() {
    String sql = "CREATE TABLE t (a INT CHECK ( (a) > 0 AND a < (10) ))";
    CreateTable table = (CreateTable) SqlParsing.parseStatement(sql);
    CheckConstraint check = (CheckConstraint) table.columns().get(0).constraints().get(0);
    assertEquals("(a) > 0 AND a < (10)", TextPosition.slice(sql, check.conditionPosition()));
  }

  @Test
  void countsEveryKindOfLineEnd() {
    String sql = "a\nb\r\nc\rd";
    for (int i = 0; i < sql.length(); i++) {
      TextPosition position = TextPosition.of(sql, i);
      if (sql.charAt(i) >= 'a') {
        assertEquals(i, position.indexIn(sql));
        assertEquals(sql.charAt(i) - 'a' + 1, position.line());
        assertEquals(1, position.column());
      }
    }
  }
}
