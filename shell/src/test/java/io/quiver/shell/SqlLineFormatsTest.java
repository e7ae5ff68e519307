package io.quiver.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqlline.SqlLine;

/** Every output format of sqlline, with the text that it makes of two rows. */
final class SqlLineFormatsTest {

  private static final String TABLE =
      """
      +----+------+
      | ID | NAME |
      +----+------+
      | 1  | a|b  |
      | 2  | NULL |
      +----+------+
      """;

  private static String shown(String format) throws IOException {
    String all =
        Typed.withTable(
            "!set showelapsedtime false\n!outputformat "
                + format
                + "\n.print BEGIN\nSELECT id, name FROM t ORDER BY id;\n.print END\n");
    String answers = Typed.answers(all);
    return answers.substring(answers.indexOf("\nBEGIN\n") + 7, answers.indexOf("2 rows selected"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "csv; 'ID','NAME'/'1','a|b'/'2',''/",
        "tsv; \"ID\"\t\"NAME\"/\"1\"\t\"a|b\"/\"2\"\t\"\"/",
        "json; {\"resultset\":[/{\"ID\":1,\"NAME\":\"a|b\"},/{\"ID\":2,\"NAME\":null}/]}/",
        "vertical; ID    1/NAME  a|b//ID    2/NAME  NULL//"
      })
  void printsItsWay(String format, String expected) throws IOException {
    assertEquals(expected.replace('/', '\n'), shown(format).replaceAll(" +\n", "\n"));
  }

  @Test
  void tables() throws IOException {
    assertEquals(TABLE, shown("table"));
    assertTrue(shown("ansiconsole").contains("a|b"));
  }

  @Test
  void xml() throws IOException {
    assertEquals(
        """
        <resultset>
          <result ID="1" NAME="a|b"/>
          <result ID="2" NAME="null"/>
        </resultset>
        """,
        shown("xmlattr"));
    assertEquals(
        """
        <resultset>
          <result>
            <ID>1</ID>
            <NAME>a|b</NAME>
          </result>
          <result>
            <ID>2</ID>
            <NAME>null</NAME>
          </result>
        </resultset>
        """,
        shown("xmlelements"));
  }

  /** .mode takes their names, too, and gets back from them. */
  @Test
  void modeTakesThemToo() throws IOException {
    String shown =
        Typed.withTable(
            ".mode vertical\nSELECT id FROM t WHERE id = 1;\n.mode\n.mode csv\nSELECT id FROM t;\n"
                + ".mode tsv\nSELECT id, id FROM t;\n.mode jsonl\nSELECT id FROM t;\n");
    assertTrue(shown.contains("ID  1"), shown);
    assertTrue(shown.contains("current mode: sqlline's"), shown);
    assertTrue(shown.contains("ID\n1\n2\n"), shown);
    assertTrue(shown.contains("1\t1\n"), shown);
    assertTrue(shown.contains("{\"ID\":1}\n"), shown);
  }

  @Test
  void thereAreNoOthers() {
    assertEquals(
        Set.of(
            "ansiconsole",
            "csv",
            "json",
            "table",
            "tsv",
            "vertical",
            "xmlattr",
            "xmlattrs",
            "xmlelements"),
        new TreeSet<>(new SqlLine().getOutputFormats().keySet()));
  }
}
