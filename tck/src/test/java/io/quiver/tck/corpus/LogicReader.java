package io.quiver.tck.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a file of SQL logic tests, leaving out those that are not meant for
 * PostgreSQL.
 */
final class LogicReader {
  private static final String DATABASE = "postgresql";

  private final BufferedReader lines;
  private int line;

  LogicReader(BufferedReader lines) {
    this.lines = lines;
  }

  /** The next record that is to run, or null at the end. */
  @Nullable LogicRecord next() throws IOException {
    boolean skipped = false;
    for (String text = read(); text != null; text = read()) {
      String[] words = withoutComment(text).split("\\s+");
      switch (words[0]) {
        case "skipif" -> skipped |= words[1].equals(DATABASE);
        case "onlyif" -> skipped |= !words[1].equals(DATABASE);
        case "halt" -> {
          if (!skipped) {
            return null;
          }
          skipped = false;
        }
        case "statement" -> {
          LogicRecord record = statement(words);
          if (!skipped) {
            return record;
          }
          skipped = false;
        }
        case "query" -> {
          LogicRecord record = query(words);
          if (!skipped) {
            return record;
          }
          skipped = false;
        }
        case "", "hash-threshold" -> {
          // Nothing to run.
        }
        default -> throw new IOException("line " + line + ": " + text);
      }
    }
    return null;
  }

  private static String withoutComment(String text) {
    int comment = text.indexOf('#');
    return (comment < 0 ? text : text.substring(0, comment)).trim();
  }

  private @Nullable String read() throws IOException {
    line++;
    return lines.readLine();
  }

  private LogicRecord statement(String[] words) throws IOException {
    int start = line;
    StringBuilder sql = new StringBuilder();
    for (String text = read(); text != null && !text.isBlank(); text = read()) {
      sql.append(sql.isEmpty() ? "" : "\n").append(text);
    }
    return new LogicRecord.Statement(sql.toString(), start, words[1].equals("error"));
  }

  private LogicRecord query(String[] words) throws IOException {
    int start = line;
    StringBuilder sql = new StringBuilder();
    String text = read();
    while (text != null && !text.isBlank() && !text.startsWith("----")) {
      sql.append(sql.isEmpty() ? "" : "\n").append(text);
      text = read();
    }
    List<String> values = new ArrayList<>();
    if (text != null && text.startsWith("----")) {
      for (text = read(); text != null && !text.isEmpty(); text = read()) {
        values.add(text);
      }
    }
    String sort = words.length > 2 ? words[2] : "nosort";
    String label = words.length > 3 ? words[3] : null;
    String[] hashed = values.size() == 1 ? values.get(0).split(" ") : new String[0];
    boolean isHash =
        hashed.length == 5 && hashed[1].equals("values") && hashed[2].equals("hashing");
    return new LogicRecord.Query(
        sql.toString(),
        start,
        words[1],
        sort,
        label,
        isHash ? null : values,
        isHash ? Integer.parseInt(hashed[0]) : values.size(),
        isHash ? hashed[4] : null);
  }
}
