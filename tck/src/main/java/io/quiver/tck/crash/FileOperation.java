package io.quiver.tck.crash;

/** One thing done to recorded files, in the order it was done. */
public sealed interface FileOperation {
  /** Bytes written to a file; {@code forced}: they were on disk when the call returned. */
  record Write(int file, long position, byte[] bytes, boolean forced) implements FileOperation {}

  record Truncate(int file, long size) implements FileOperation {}

  /** Everything written to the file so far is on disk. */
  record Force(int file) implements FileOperation {}

  record Create(String name, int file) implements FileOperation {}

  record Delete(String name) implements FileOperation {}

  record Rename(String from, String to) implements FileOperation {}

  /** All names created, deleted and changed so far are on disk. */
  record ForceDirectory() implements FileOperation {}

  /** Something that the test wants to know the time of, such as an acknowledgement. */
  record Note(Object what) implements FileOperation {}
}
