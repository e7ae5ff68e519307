package io.quiver.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Completer;
import sqlline.CommandHandler;
import sqlline.DispatchCallback;

/**
 * A metadata command of sqlline that also takes {@code SCHEMA.NAME}: sqlline looks at the first
 * part of such a name only and would find nothing; written as two words it finds it.
 */
final class QualifiedNames implements CommandHandler {
  private final CommandHandler plain;
  private final CommandHandler twoWords;

  /**
   * Wraps a command.
   *
   * @param plain carries out names without a schema
   * @param twoWords carries out schema and name as two words
   */
  QualifiedNames(CommandHandler plain, CommandHandler twoWords) {
    this.plain = plain;
    this.twoWords = twoWords;
  }

  @Override
  public void execute(String line, DispatchCallback callback) {
    String command = line.strip();
    int blank = command.indexOf(' ');
    List<String> parts = blank < 0 ? List.of() : parts(command.substring(blank).strip());
    if (parts.size() < 2) {
      plain.execute(line, callback);
      return;
    }
    // A catalog before them says nothing: there is one.
    List<String> names = parts.subList(parts.size() - 2, parts.size());
    twoWords.execute(twoWords.getName() + " " + String.join(" ", names), callback);
  }

  /** Splits at the dots outside of quotes; a blank outside of quotes means it is no single name. */
  private static List<String> parts(String name) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ' ') {
        return List.of();
      } else if (!quoted && c == '.') {
        parts.add(name.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(name.substring(start));
    return parts.stream().anyMatch(String::isEmpty) ? List.of() : parts;
  }

  @Override
  public String getName() {
    return plain.getName();
  }

  @Override
  public List<String> getNames() {
    return plain.getNames();
  }

  @Override
  public String getHelpText() {
    return plain.getHelpText();
  }

  @Override
  public String matches(String line) {
    return plain.matches(line);
  }

  @Override
  public List<Completer> getParameterCompleters() {
    return plain.getParameterCompleters();
  }

  @Override
  public boolean echoToFile() {
    return plain.echoToFile();
  }
}
