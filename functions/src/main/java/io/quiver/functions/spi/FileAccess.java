package io.quiver.functions.spi;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.nio.file.Path;

/** The files that a session may read and write: those inside one directory, or none. */
public interface FileAccess {
  /** No files at all. */
  FileAccess OFF =
      new FileAccess() {
        @Override
        public Path toRead(String name) {
          throw off(name);
        }

        @Override
        public Path toWrite(String name) {
          throw off(name);
        }

        private QuiverException off(String name) {
          return new QuiverException(
              ErrorCode.FILES_NOT_ALLOWED,
              "this connection may not reach files: '" + name + "'",
              "Add ;files=DIR to the URL: then files inside the directory DIR can be read and"
                  + " written.",
              null,
              null);
        }
      };

  /**
   * An existing file.
   *
   * @throws QuiverException FILES_NOT_ALLOWED outside the directory, FILE_NOT_FOUND
   */
  Path toRead(String name);

  /**
   * A file that is made or replaced, in an existing directory.
   *
   * @throws QuiverException FILES_NOT_ALLOWED outside the directory, FILE_NOT_FOUND
   */
  Path toWrite(String name);

  /**
   * Begins to report how far the reading or writing of a file is.
   *
   * @param bytes size of the file; 0 when it is written
   */
  default FileTransfer begin(String name, boolean reading, long bytes) {
    return FileTransfer.UNSEEN;
  }
}
