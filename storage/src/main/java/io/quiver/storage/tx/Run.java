package io.quiver.storage.tx;

import io.quiver.storage.codec.ByteReader;
import io.quiver.storage.codec.ByteWriter;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Sorted writes to one namespace in a spill file; in memory stay the first key of each block and a
 * filter. Confined to its transaction.
 *
 * <pre>
 * block = varint entries, entry{...}
 * entry = varint length, key, varint length of the value plus one (0: removed), value
 * </pre>
 */
final class Run {
  private static final int BLOCK_BYTES = 16 << 10;

  /** The entries of one block. */
  static final class Block {
    final byte[][] keys;
    final byte[] @Nullable [] values;

    Block(byte[][] keys, byte[] @Nullable [] values) {
      this.keys = keys;
      this.values = values;
    }

    /** Index of the first key that is not less. */
    int ceiling(byte[] key) {
      int found = Arrays.binarySearch(keys, key, Keys.ORDER);
      return found >= 0 ? found : -found - 1;
    }
  }

  final SpillUse use;

  /** Which layer of the transaction's writes it belongs to. */
  final int layer;

  private final List<byte[]> firstKeys = new ArrayList<>();
  private final KeyFilter filter;
  private long[] positions = new long[4];
  private int[] lengths = new int[4];
  private byte[] lastKey = Keys.empty();

  /** The block that was read last, which the next reader often wants again. */
  private @Nullable Block known;

  private int knownIndex = -1;

  private Run(SpillUse use, int layer, int entries) {
    this.use = use;
    this.layer = layer;
    filter = new KeyFilter(entries);
  }

  static Run write(
      SpillUse use, int layer, NavigableMap<byte[], byte @Nullable []> writes, ByteWriter buffer) {
    Run run = new Run(use, layer, writes.size());
    buffer.clear();
    int inBlock = 0;
    for (Map.Entry<byte[], byte @Nullable []> entry : writes.entrySet()) {
      byte[] key = entry.getKey();
      byte[] value = entry.getValue();
      if (inBlock == 0) {
        run.firstKeys.add(key);
      }
      run.filter.add(key);
      buffer.writeUnsigned(key.length);
      buffer.writeBytes(key);
      if (value == null) {
        buffer.writeUnsigned(0);
      } else {
        buffer.writeUnsigned(value.length + 1L);
        buffer.writeBytes(value);
      }
      inBlock++;
      if (buffer.size() >= BLOCK_BYTES) {
        run.append(buffer, inBlock);
        inBlock = 0;
      }
    }
    if (inBlock > 0) {
      run.append(buffer, inBlock);
    }
    run.lastKey = writes.lastKey();
    use.use();
    return run;
  }

  private void append(ByteWriter buffer, int entries) {
    ByteWriter block = new ByteWriter();
    block.writeUnsigned(entries);
    block.writeBytes(buffer);
    byte[] bytes = block.toBytes();
    int index = firstKeys.size() - 1;
    if (index == positions.length) {
      positions = Arrays.copyOf(positions, index * 2);
      lengths = Arrays.copyOf(lengths, index * 2);
    }
    positions[index] = use.file.append(bytes, bytes.length);
    lengths[index] = bytes.length;
    buffer.clear();
  }

  int blocks() {
    return firstKeys.size();
  }

  Block block(int index) {
    Block block = known;
    if (block == null || knownIndex != index) {
      block = decode(use.file.read(positions[index], lengths[index]));
      known = block;
      knownIndex = index;
    }
    return block;
  }

  private static Block decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    int count = in.readCount();
    byte[][] keys = new byte[count][];
    byte[] @Nullable [] values = new byte[count][];
    for (int i = 0; i < count; i++) {
      keys[i] = in.readBytes(in.readCount());
      long length = in.readUnsigned();
      values[i] = length == 0 ? null : in.readBytes((int) (length - 1));
    }
    return new Block(keys, values);
  }

  /** The block that has the key if any has; -1 when the key is before all. */
  int blockOf(byte[] key) {
    int low = 0;
    int high = firstKeys.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Arrays.compareUnsigned(firstKeys.get(middle), key) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  /** The value, null for a removal, or {@link NamespaceWrites#NOTHING}. */
  byte @Nullable [] find(byte[] key) {
    if (Arrays.compareUnsigned(key, lastKey) > 0 || !filter.mayHave(key)) {
      return NamespaceWrites.NOTHING;
    }
    int index = blockOf(key);
    if (index < 0) {
      return NamespaceWrites.NOTHING;
    }
    Block block = block(index);
    int at = block.ceiling(key);
    return at < block.keys.length && Arrays.equals(block.keys[at], key)
        ? block.values[at]
        : NamespaceWrites.NOTHING;
  }

  /** False when it cannot have a key of the range. */
  boolean mayTouch(KeyRange range) {
    byte[] from = range.from();
    byte[] to = range.to();
    return !range.isEmpty()
        && (from == null || Arrays.compareUnsigned(from, lastKey) <= 0)
        && (to == null || Arrays.compareUnsigned(firstKeys.get(0), to) < 0);
  }
}
