package io.quiver.flyway;

import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParsingContext;

/** Splits a script into statements: standard quotes, comments and semicolons, and no blocks. */
final class QuiverParser extends Parser {

  private static final int TOKENS_LOOKED_AT = 3;

  QuiverParser(Configuration configuration, ParsingContext context) {
    super(configuration, context, TOKENS_LOOKED_AT);
  }
}
