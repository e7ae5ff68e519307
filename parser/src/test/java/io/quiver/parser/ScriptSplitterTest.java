package io.quiver.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quiver.parser.ScriptSplitter.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptSplitterTest {
  @Test
  void cutsOutsideQuotesAndComments() {
    String script = "SELECT ';' ; -- one; two\n/* ; */ SELECT \";\", E'\\';';\n;;\n  SELECT 3  ";
    assertEquals(
        List.of(
            new Statement("SELECT ';'", 0, true),
            new Statement("SELECT \";\", E'\\';'", script.indexOf("SELECT \""), true),
            new Statement("SELECT 3", script.indexOf("SELECT 3"), false)),
        ScriptSplitter.split(script));
  }

  @Test
  void leavesOutWhatIsNothing() {
    assertEquals(List.of(), ScriptSplitter.split(""));
    assertEquals(List.of(), ScriptSplitter.split(" ; -- x\n ; /* y */ ;"));
  }

  @Test
  void anOpenQuoteOrCommentIsNotTerminated() {
    assertEquals(
        List.of(new Statement("SELECT 'a; SELECT 1;", 0, false)),
        ScriptSplitter.split("SELECT 'a; SELECT 1;"));
    assertEquals(
        List.of(new Statement("SELECT 1 /* ; ", 0, false)), ScriptSplitter.split("SELECT 1 /* ; "));
  }

  @Test
  void doubledQuotesStayInside() {
    assertEquals(
        List.of(
            new Statement("SELECT 'it''s;', \"a\"\";\"", 0, true),
            new Statement("SELECT 2", 24, false)),
        ScriptSplitter.split("SELECT 'it''s;', \"a\"\";\";SELECT 2"));
  }
}
