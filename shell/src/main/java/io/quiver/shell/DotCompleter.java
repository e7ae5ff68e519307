package io.quiver.shell;

import io.quiver.shell.format.Mode;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** Completes names of dot commands and of modes; everything else is sqlline's. */
final class DotCompleter implements Completer {
  private final @Nullable Completer others;

  DotCompleter(@Nullable Completer others) {
    this.others = others;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String text = line.line().stripLeading();
    if (text.startsWith(".mode ")) {
      Mode.names().forEach(name -> candidates.add(new Candidate(name)));
    } else if (text.startsWith(".") && text.indexOf(' ') < 0) {
      DotCommands.names().forEach(name -> candidates.add(new Candidate(name)));
    } else if (others != null) {
      others.complete(reader, line, candidates);
    }
  }
}
