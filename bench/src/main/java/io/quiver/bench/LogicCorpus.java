package io.quiver.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarFile;

/**
 * The statements of the SQL logic tests, as far as they are meant for PostgreSQL: the first ones of
 * some files of each directory.
 */
final class LogicCorpus {
  /** One statement. */
  record Record(String sql, boolean query) {}

  private LogicCorpus() {}

  /**
   * Files of statements, one directory after the other and then the next file of each.
   *
   * @param perDirectory so many files of each directory, evenly spread
   * @param records at most so many statements of each file
   */
  static List<List<Record>> files(int perDirectory, int records) {
    try {
      List<List<Record>> files = new ArrayList<>();
      List<List<String>> directories = List.copyOf(byDirectory().values());
      for (int i = 0; i < perDirectory; i++) {
        for (List<String> directory : directories) {
          if (i < directory.size()) {
            int step = Math.max(1, directory.size() / perDirectory);
            files.add(read(directory.get(i * step), records));
          }
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, List<String>> byDirectory() throws IOException {
    URL any = Objects.requireNonNull(LogicCorpus.class.getResource("/test/select1.test"));
    Map<String, List<String>> files = new TreeMap<>();
    try (JarFile jar = ((JarURLConnection) any.openConnection()).getJarFile()) {
      jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith("test/") && name.endsWith(".test"))
          .sorted()
          .forEach(
              name ->
                  files
                      .computeIfAbsent(
                          name.substring(0, name.lastIndexOf('/')), key -> new ArrayList<>())
                      .add(name));
    }
    return files;
  }

  private static List<Record> read(String name, int most) throws IOException {
    List<Record> records = new ArrayList<>();
    boolean skipped = false;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(LogicCorpus.class.getResourceAsStream("/" + name)),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine();
          line != null && records.size() < most;
          line = lines.readLine()) {
        if (line.startsWith("skipif") || line.startsWith("onlyif")) {
          skipped |= line.startsWith("skipif") == line.contains("postgresql");
        } else if (line.startsWith("halt")) {
          if (!skipped) {
            break;
          }
          skipped = false;
        } else if (line.startsWith("statement") || line.startsWith("query")) {
          String sql = text(lines);
          if (!skipped) {
            records.add(new Record(sql, line.startsWith("query")));
          }
          skipped = false;
        }
      }
    }
    return records;
  }

  /** The statement up to its results, and past them. */
  private static String text(BufferedReader lines) throws IOException {
    StringBuilder sql = new StringBuilder();
    String line = lines.readLine();
    while (line != null && !line.isBlank() && !line.startsWith("----")) {
      sql.append(sql.isEmpty() ? "" : "\n").append(line);
      line = lines.readLine();
    }
    while (line != null && !line.isBlank()) {
      line = lines.readLine();
    }
    return sql.toString();
  }
}
