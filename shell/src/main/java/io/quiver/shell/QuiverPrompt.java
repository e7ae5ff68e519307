package io.quiver.shell;

import org.jline.utils.AttributedString;
import sqlline.PromptHandler;
import sqlline.SqlLine;

/** {@code quiver>}, or nothing when lines come from a pipe. */
final class QuiverPrompt extends PromptHandler {
  QuiverPrompt(SqlLine sqlline) {
    super(sqlline);
  }

  @Override
  public AttributedString getPrompt() {
    boolean piped = sqlLine instanceof DotSqlLine shell && shell.piped();
    return new AttributedString(piped ? "" : "quiver> ");
  }
}
