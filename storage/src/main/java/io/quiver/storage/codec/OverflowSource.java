package io.quiver.storage.codec;

/** Fetches values that are too long for their row. */
@FunctionalInterface
public interface OverflowSource {
  /** For rows that are known to have no long values. */
  OverflowSource NONE =
      (rowId, columnId, length) -> {
        throw ByteReader.corrupt("row " + rowId + " refers to a long value that is not there");
      };

  /** All bytes of the value, put together from its chunks. */
  byte[] read(long rowId, int columnId, int length);
}
