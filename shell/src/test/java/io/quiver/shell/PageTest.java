package io.quiver.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.shell.format.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/TOOLS.md says of the shell what there is. */
final class PageTest {

  @TempDir Path directory = Path.of("");

  private static String below(String heading) throws IOException {
    String page = Files.readString(Path.of("../docs/TOOLS.md"));
    int from = page.indexOf("\n## " + heading + "\n");
    assertTrue(from > 0, heading);
    int to = page.indexOf("\n## ", from + 1);
    return page.substring(from, to < 0 ? page.length() : to);
  }

  @Test
  void commandsAndModesThatItNamesAreThere() throws IOException, SQLException {
    String section = below("The shell");
    int commands = 0;
    for (Matcher each = Pattern.compile("`\\.(\\w+)").matcher(section); each.find(); commands++) {
      assertTrue(DotHelp.names().contains("." + DotHelp.command(each.group(1))), each.group());
    }
    assertTrue(commands > 20, section);
    String modes = section.replaceAll("(?s).*`.mode csv` \\((.*?); vertical.*", "$1");
    for (String mode : modes.split(", | or ")) {
      assertNotNull(Mode.of(mode), mode);
    }
    for (Mode mode : Mode.values()) {
      assertTrue(modes.contains(mode.toString()), mode::toString);
    }
  }

  /** The line of the page, and all its verbs. */
  @Test
  void migrationsRunFromTheShell() throws IOException {
    Matcher line =
        Pattern.compile("bin/quiver (migrate .*?) +# also: (.*)")
            .matcher(below("Migrations without a tool"));
    assertTrue(line.find());
    String command = line.group(1);
    assertTrue(command.contains(" up ") && command.contains("--dir migrations"), command);
    Path migrations = Files.createDirectory(directory.resolve("migrations"));
    Files.writeString(migrations.resolve("2_titles.sql"), "CREATE TABLE title (id INT);");
    Files.writeString(migrations.resolve("2_titles.undo.sql"), "DROP TABLE title;");
    Files.writeString(migrations.resolve("3_more.sql"), "CREATE TABLE more (id INT);");
    Files.writeString(migrations.resolve("3_more.undo.sql"), "DROP TABLE more;");
    String shown = quiver(command);
    for (String verb : line.group(2).split(", ")) {
      shown += quiver(command.replace(" up ", " " + verb + " "));
    }
    assertEquals(
        """
        applied 1 graph
        applied 2 titles
        applied 3 more
        undone 3 more
             1  applied   graph
             2  applied   titles
             3  pending  more
        done 3 more
        done 3 more
        done 2 titles
        done 1 graph
        """,
        shown.replaceAll("\\d{4}-\\S+Z +", "").replaceAll(" {27,}", "  "));
  }

  private String quiver(String command) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
    String[] words =
        command
            .replace("--dir migrations", "--dir " + directory.resolve("migrations"))
            .replace("./data/kg", "jdbc:quiver:" + directory.resolve("kg") + ";linger=0")
            .split(" +");
    assertEquals(0, QuiverShell.run(words, stream, stream), output::toString);
    return output.toString(StandardCharsets.UTF_8);
  }
}
