package io.quiver.driver.migrate;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a directory of {@code 2_titles.sql} and {@code 2_titles.undo.sql}. Version 1 is built in,
 * the schema of nodes, edges, tags and embeddings, unless the directory has its own.
 */
final class MigrationFiles {
  private static final Pattern NAME = Pattern.compile("V?0*([0-9]{1,9})_+(.+?)(\\.undo)?\\.sql");

  private MigrationFiles() {}

  /** In the order of their versions. */
  static List<Migration> read(Path directory) throws SQLException, IOException {
    if (!Files.isDirectory(directory)) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER,
          "There is no directory " + directory + " of migrations.",
          "Make it, with files as 2_titles.sql and 2_titles.undo.sql.");
    }
    TreeMap<Integer, Path> scripts = new TreeMap<>();
    TreeMap<Integer, Path> undos = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".sql")).sorted().toList()) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
          throw wrong(file + " is not named as a migration.", "Name it as 2_titles.sql.");
        }
        Path other =
            (name.group(3) == null ? scripts : undos).put(Integer.valueOf(name.group(1)), file);
        if (other != null) {
          throw wrong(
              file + " and " + other + " have the same version.", "Give one of them the next one.");
        }
      }
    }
    for (Map.Entry<Integer, Path> undo : undos.entrySet()) {
      if (!scripts.containsKey(undo.getKey())) {
        throw wrong(undo.getValue() + " undoes a version that is not there.", "Remove it.");
      }
    }
    List<Migration> migrations = new ArrayList<>();
    if (!scripts.containsKey(1)) {
      migrations.add(new Migration(1, "graph", builtIn("graph.sql"), builtIn("graph.undo.sql")));
    }
    for (Map.Entry<Integer, Path> script : scripts.entrySet()) {
      migrations.add(migration(script.getKey(), script.getValue(), undos.get(script.getKey())));
    }
    return List.copyOf(migrations);
  }

  private static Migration migration(int version, Path script, @Nullable Path undo)
      throws SQLException, IOException {
    if (version == 0) {
      throw wrong(script + " has version 0.", "Versions begin with 1.");
    }
    Matcher name = NAME.matcher(script.getFileName().toString());
    return new Migration(
        version,
        name.matches() ? name.group(2).replace('_', ' ') : script.toString(),
        Files.readString(script),
        undo == null ? null : Files.readString(undo));
  }

  private static String builtIn(String name) throws IOException {
    try (InputStream text = MigrationFiles.class.getResourceAsStream(name)) {
      if (text == null) {
        throw new IOException("the driver lacks its file " + name);
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static SQLException wrong(String message, String hint) {
    return SqlExceptions.of(ErrorCode.INVALID_PARAMETER, message, hint);
  }
}
