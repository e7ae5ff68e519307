package io.quiver.storage.log;

import java.util.List;

/**
 * A write batch as bytes, ready to be appended to the log. Made outside of any lock; immutable.
 *
 * @param parts payloads of at most about {@link WriteBatchCodec#PART_BYTES}, decodable one by one
 */
public record EncodedBatch(List<byte[]> parts) {
  public EncodedBatch {
    parts = List.copyOf(parts);
  }

  public long bytes() {
    long sum = 0;
    for (byte[] part : parts) {
      sum += part.length;
    }
    return sum;
  }
}
