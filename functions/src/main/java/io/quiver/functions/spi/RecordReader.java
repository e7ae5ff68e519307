package io.quiver.functions.spi;

import io.quiver.storage.value.DataType;
import org.jspecify.annotations.Nullable;

/** The records of a text file, one by one. Confined to one thread. */
public interface RecordReader extends AutoCloseable {
  /**
   * Goes to the next record.
   *
   * @throws io.quiver.storage.error.QuiverException INVALID_FILE_CONTENT with the line,
   *     LIMIT_EXCEEDED, IO_ERROR
   */
  boolean next();

  /** The text of a field of the current record, from 0, for this type; null for NULL. */
  @Nullable String field(int column, DataType wanted);

  /** What {@link #field} is text of when a column of this type is wanted: VARCHAR or JSON. */
  DataType textType(int column, DataType wanted);

  /** The line of the file where the current record begins, from 1. */
  long line();

  @Override
  void close();
}
