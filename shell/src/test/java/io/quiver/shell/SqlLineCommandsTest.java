package io.quiver.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command that sqlline's own !help lists, typed into our shell, and what it answers. */
final class SqlLineCommandsTest {

  @TempDir static Path directory = Path.of("");

  /** By name: the lines that are typed, and a pattern of what they print at last. */
  private static final Map<String, Map.Entry<String, String>> COMMANDS = new LinkedHashMap<>();

  private static void command(String name, String lines, String expected) {
    COMMANDS.put(name, Map.entry(lines, expected));
  }

  static {
    command("all", "!all SELECT id + 40 AS x FROM t;", "\\| 41 +\\|");
    command("appconfig", "!appconfig sqlline.Application\n!tables", "TABLE_SCHEM");
    command("autocommit", "!autocommit off\n!verbose\n!autocommit off", "Autocommit status: false");
    command(
        "batch",
        "!batch\nINSERT INTO t VALUES (3, 'c');\n!batch\nSELECT COUNT(*) + 10 FROM t;",
        "(?s)COUNT +STATEMENT\\s+1 +INSERT.*13");
    command("brief", "!brief", "verbose: off");
    command(
        "call", "CREATE PROCEDURE p(OUT n INT) SET n = 77;\n!call {call p(?)}", "No rows affected");
    command(
        "close",
        "!close\nSELECT 1;",
        "ERROR 08003: No current connection; .open DATABASE makes one");
    command("closeall", "!closeall\n!list", "No active connections");
    command("columns", "!columns T", "\\| NAME +\\|");
    command(
        "commandhandler", "!commandhandler io.quiver.shell.HelloCommand\n!hello", "Hello, quiver");
    command(
        "commit",
        "!autocommit off\n"
            + "INSERT INTO t VALUES (3, 'c');\n"
            + "!commit\n"
            + "!rollback\n"
            + "SELECT COUNT(*) + 10 FROM t;",
        "(?s)Commit complete.*13");
    command(
        "connect",
        "!connect jdbc:quiver:mem:other quiver \"\"\n.databases",
        "jdbc:quiver:mem:other");
    command("dbinfo", "!dbinfo", "getDatabaseProductName +Quiver");
    command("describe", "!describe T", "\\| NAME +\\|");
    command("dropall", "!dropall\ny\nSELECT * FROM t;", "Really drop every table(?s).*ERROR 42P01");
    command(
        "exportedkeys", "CREATE TABLE u (t INT REFERENCES t (id));\n!exportedkeys T", "\\| U +\\|");
    command(
        "go", "!connect jdbc:quiver:mem:second quiver \"\"\n!go 0\nSELECT id + 40 FROM t;", "42");
    command("help", "!help", "!all +Execute the specified SQL against all the current");
    command("history", "!history", "(?s)0 .*CREATE TABLE t.*1 .*INSERT INTO t");
    command(
        "importedkeys", "CREATE TABLE u (t INT REFERENCES t (id));\n!importedkeys U", "\\| T +\\|");
    command("indexes", "!indexes T", "T_PKEY");
    command(
        "isolation",
        "!isolation TRANSACTION_SERIALIZABLE\n!verbose\n!isolation TRANSACTION_SERIALIZABLE",
        "Transaction isolation: TRANSACTION_SERIALIZABLE");
    command("list", "!list", "(?s)1 active connection:.*open +jdbc:quiver:mem:");
    command("manual", "!manual", "SQLLine Manual");
    command("metadata", "!metadata getCatalogs", "TABLE_CAT(?s).*MEM");
    command("nativesql", "!nativesql SELECT {fn UCASE('a')}", "UPPER|UCASE");
    command("nickname", "!nickname kg\n!list", "kg");
    command(
        "outputformat", "!outputformat csv\nSELECT id, name FROM t ORDER BY id;", "'1','a\\|b'");
    command("primarykeys", "!primarykeys T", "T_PKEY");
    command("procedures", "CREATE PROCEDURE p(OUT n INT) SET n = 77;\n!procedures", "\\| P +\\|");
    command("prompthandler", "!prompthandler default\n.version", "0: jdbc:quiver:mem:>");
    command(
        "properties",
        "!properties DIRECTORY/kg.properties\n.databases",
        "jdbc:quiver:mem:fromfile");
    command("quit", "!quit\nSELECT 40 + 2;", "^(?s)(?!.*42).*$");
    command("readonly", "!readonly on\nINSERT INTO t VALUES (3, 'c');", "ERROR 25006");
    command(
        "reconnect", "!reconnect\nSELECT 40 + 2;", "(?s)Reconnecting to \"jdbc:quiver:mem:\".*42");
    command(
        "record",
        "!record DIRECTORY/record.txt\nSELECT 40 + 2 AS x;\n.tables\n!tables\n!record",
        "Recording stopped");
    command("rehash", "!rehash", "");
    command("rereadconfconnections", "!rereadconfconnections", "");
    command("rerun", "SELECT 40 + 2;\n!rerun 2\n!rerun 3", "(?s)42.*42");
    command("reset", "!set maxwidth 77\n!reset maxwidth", "\\[maxwidth\\] was reset to");
    command("resize", "!resize", "");
    command(
        "rollback",
        "!autocommit off\nINSERT INTO t VALUES (3, 'c');\n!rollback\nSELECT COUNT(*) + 10 FROM t;",
        "(?s)Rollback complete.*12");
    command("run", "!run DIRECTORY/run.sql", "(?s)1 row changed.*\\[\\{\"X\":3}].*TABLE_SCHEM");
    command("save", "!save", "Saving preferences to");
    command("scan", "!scan", "io.quiver.driver.QuiverDriver");
    command("schemas", "!schemas", "\\| INFORMATION_SCHEMA +\\|");
    command(
        "script",
        "!script DIRECTORY/script.sql\n"
            + "SELECT 40\n"
            + " + 2;\n"
            + ".mode csv\n"
            + "!tables\n"
            + "!script\n"
            + "!run DIRECTORY/script.sql",
        "(?s)Script closed.*42.*TABLE_SCHEM");
    command("set", "!set maxwidth 77\n!set", "maxwidth +77");
    command("showconfconnections", "!showconfconnections", "Configuration file is not specified");
    command("sql", "!sql SELECT id + 40 AS x FROM t;", "\\| 41 +\\|");
    command("tables", "!tables", "\\| T +\\| TABLE");
    command("typeinfo", "!typeinfo", "\\| VECTOR +\\|");
    command("verbose", "!verbose", "verbose: on");
  }

  static Stream<Arguments> commands() {
    return COMMANDS.entrySet().stream()
        .map(
            each ->
                Arguments.of(each.getKey(), each.getValue().getKey(), each.getValue().getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void answers(String name, String lines, String expected) throws IOException {
    Files.writeString(
        directory.resolve("kg.properties"),
        "url=jdbc:quiver:mem:fromfile\ndriver=io.quiver.driver.QuiverDriver\nuser=a\npassword=b\n");
    Files.writeString(
        directory.resolve("run.sql"),
        "# a comment\n"
            + "INSERT INTO t\n"
            + "  VALUES (3, 'c');\n"
            + ".mode json\n"
            + "SELECT COUNT(*) AS x FROM t;\n"
            + "!tables\n");
    String shown =
        Typed.answers(Typed.withTable(lines.replace("DIRECTORY", directory.toString()) + "\n"));
    assertTrue(Pattern.compile(expected).matcher(shown).find(), shown);
    for (String wrong :
        Set.of("Unknown command", "Ambiguous", "Internal error", "Exception", "quiver-line")) {
      assertFalse(shown.contains(wrong), shown);
    }
    Matcher saved = Pattern.compile("Saving preferences to: (\\S+)").matcher(shown);
    if (saved.find()) { // it would be loaded by the next shell
      String preferences = Files.readString(Path.of(saved.group(1)));
      Files.delete(Path.of(saved.group(1)));
      assertTrue(preferences.contains("outputFormat"), preferences);
      assertFalse(preferences.contains("scriptEngine"), preferences);
    }
  }

  @Test
  void thereAreNoOthers() throws IOException {
    Set<String> listed = new TreeSet<>();
    for (Matcher each =
            Pattern.compile("(?m)^!(\\w+)").matcher(Typed.answers(Typed.withTable("!help\n")));
        each.find(); ) {
      listed.add(each.group(1).replaceAll("(Show|Reset)$", "")); // sqlline leaves out a space
    }
    assertEquals(new TreeSet<>(COMMANDS.keySet()), listed);
  }

  /** What was printed by whom in between is all there, in its order. */
  @Test
  void aRecordingHasEverything() throws IOException {
    Path file = directory.resolve("all.txt");
    String shown =
        Typed.withTable(
            "!record "
                + file
                + "\nSELECT 40 + 2 AS x;\n.tables\n!primarykeys T\n!record\nSELECT 7;\n");
    String recorded = Files.readString(file);
    assertTrue(Typed.answers(shown).contains(recorded), recorded);
    assertTrue(Pattern.compile("(?s)42.*\\nT\\n.*T_PKEY").matcher(recorded).find(), recorded);
    assertFalse(recorded.contains("7 │"), recorded);
  }
}
