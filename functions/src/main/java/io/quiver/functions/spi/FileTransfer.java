package io.quiver.functions.spi;

/** Where the reading or writing of one file tells how far it is. Confined to one thread. */
public interface FileTransfer extends AutoCloseable {
  /** Nobody looks. */
  FileTransfer UNSEEN =
      new FileTransfer() {
        @Override
        public void at(long bytes, long rows) {}

        @Override
        public void close() {}
      };

  /** So many bytes of the file and so many rows are done. */
  void at(long bytes, long rows);

  @Override
  void close();
}
