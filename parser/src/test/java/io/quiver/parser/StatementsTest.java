package io.quiver.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.util.Litmus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the grammar accepts, and that printing loses nothing. */
class StatementsTest {
  @ParameterizedTest
  @MethodSource
  void printsAndParsesToAnEqualTree(String sql) {
    SqlNode tree = SqlParsing.parseStatement(sql);
    String printed = SqlPrinter.print(tree);
    SqlNode again = SqlParsing.parseStatement(printed);
    assertEquals(printed, SqlPrinter.print(again));
    assertTrue(tree.equalsDeep(again, Litmus.IGNORE), printed);
  }

  static Stream<String> printsAndParsesToAnEqualTree() {
    return statements("statements.sql");
  }

  @ParameterizedTest
  @MethodSource
  void printsAlikeTwice(String sql) {
    String printed = SqlPrinter.print(SqlParsing.parseStatement(sql));
    assertEquals(printed, SqlPrinter.print(SqlParsing.parseStatement(printed)));
  }

  static Stream<String> printsAlikeTwice() {
    return statements("same-text.sql");
  }

  @Test
  void scriptsHoldTheSameStatements() {
    String script = read("statements.sql");
    List<SqlNode> nodes = SqlParsing.parseScript(script);
    List<ScriptSplitter.Statement> texts = ScriptSplitter.split(script);
    assertEquals(texts.size(), nodes.size());
    assertTrue(nodes.size() > 300);
    for (int i = 0; i < nodes.size(); i += 20) {
      assertEquals(
          SqlPrinter.print(SqlParsing.parseStatement(texts.get(i).text())),
          SqlPrinter.print(nodes.get(i)).replaceAll("\\?\\d*", "?"));
    }
    assertEquals(List.of(), SqlParsing.parseScript(""));
    assertEquals(List.of(), SqlParsing.parseScript(" -- nothing\n"));
  }

  private static Stream<String> statements(String resource) {
    return ScriptSplitter.split(read(resource)).stream().map(ScriptSplitter.Statement::text);
  }

  private static String read(String resource) {
    try (InputStream in = StatementsTest.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
