package io.quiver.planner.validate;

import io.quiver.functions.spi.FileAccess;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.nio.file.Path;

/** No files for what is kept: views, defaults, conditions. */
enum DefinitionFiles implements FileAccess {
  INSTANCE;

  @Override
  public Path toRead(String name) {
    throw refused(name);
  }

  @Override
  public Path toWrite(String name) {
    throw refused(name);
  }

  private static QuiverException refused(String name) {
    return new QuiverException(
        ErrorCode.FEATURE_NOT_SUPPORTED,
        "a definition cannot read the file '" + name + "'",
        "COPY it into a table, or CREATE TABLE .. AS SELECT * FROM '" + name + "'.",
        null,
        null);
  }
}
