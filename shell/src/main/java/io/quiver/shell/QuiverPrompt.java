package io.quiver.shell;

import org.jline.utils.AttributedString;
import sqlline.PromptHandler;
import sqlline.SqlLine;

/** {@code quiver>}. */
final class QuiverPrompt extends PromptHandler {
  QuiverPrompt(SqlLine sqlline) {
    super(sqlline);
  }

  @Override
  public AttributedString getPrompt() {
    return new AttributedString("quiver> ");
  }
}
