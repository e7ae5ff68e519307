package io.quiver.shell;

import io.quiver.shell.format.Mode;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/**
 * Completes names of dot commands and of modes; what begins with ! is sqlline's, the rest SQL's.
 */
final class DotCompleter implements Completer {
  private final @Nullable Completer sqlline;
  private final Completer sql;

  DotCompleter(@Nullable Completer sqlline, Completer sql) {
    this.sqlline = sqlline;
    this.sql = sql;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String text = line.line().stripLeading();
    if (text.startsWith(".mode ")) {
      Mode.names().forEach(name -> candidates.add(new Candidate(name)));
    } else if (text.startsWith(".") && text.indexOf(' ') < 0) {
      DotHelp.names().forEach(name -> candidates.add(new Candidate(name)));
    } else if (text.startsWith("!")) {
      if (sqlline != null) {
        sqlline.complete(reader, line, candidates);
      }
    } else {
      sql.complete(reader, line, candidates);
    }
  }
}
