package io.quiver.driver.jdbc;

import io.quiver.planner.session.ResultColumn;
import io.quiver.storage.codec.ByteReader;
import io.quiver.storage.codec.ByteWriter;
import io.quiver.storage.codec.ValueCodec;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.SpillFile;
import io.quiver.storage.value.DataType;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a result in a temporary file, by number; in memory stay where its blocks are, the rows of
 * one block, and what was changed since. Confined to the connection's thread, except {@link
 * #close}.
 *
 * <pre>
 * block = value{...} of row after row
 * value = varint length plus one (0: NULL), bytes as {@link ValueCodec} says
 * </pre>
 */
final class SpilledRows extends AbstractList<@Nullable Object[]> implements AutoCloseable {
  private static final int BLOCK_BYTES = 64 << 10;

  private final List<DataType> types;
  private final SpillFile file;
  private final Runnable afterClose;

  /** For each block the number of its first row, its place and its length. */
  private int[] firsts = new int[16];

  private long[] positions = new long[16];
  private int[] lengths = new int[16];
  private int blocks;

  /** Rows after those of the blocks, and their bytes so far. */
  private final List<@Nullable Object[]> tail = new ArrayList<>();

  private final ByteWriter tailBytes = new ByteWriter();
  private final ByteWriter single = new ByteWriter();
  private int inBlocks;

  /** The block that was read last. */
  private List<@Nullable Object[]> known = List.of();

  private int knownBlock = -1;

  /** By number as written. */
  private final Map<Integer, @Nullable Object[]> replaced = new HashMap<>();

  private final RemovedRows removed = new RemovedRows();

  /**
   * No rows yet; owns the file.
   *
   * @param afterClose told once, when it is closed
   */
  SpilledRows(List<ResultColumn> columns, SpillFile file, Runnable afterClose) {
    this.types = columns.stream().map(ResultColumn::type).toList();
    this.file = file;
    this.afterClose = afterClose;
  }

  @Override
  public int size() {
    return inBlocks + tail.size() - removed.count();
  }

  @Override
  public boolean add(@Nullable Object[] row) {
    if (inBlocks + tail.size() == Integer.MAX_VALUE - 1) {
      throw new QuiverException(
          ErrorCode.LIMIT_EXCEEDED,
          "The result has more rows than can be numbered",
          "Use a forward-only result set.",
          null,
          null);
    }
    int before = tailBytes.size();
    int rowsBefore = tail.size();
    boolean added = false;
    try {
      for (int i = 0; i < row.length; i++) {
        write(types.get(i), row[i]);
      }
      tail.add(row);
      if (tailBytes.size() >= BLOCK_BYTES) {
        endBlock();
      }
      added = true;
    } finally {
      if (!added) {
        tailBytes.truncate(before);
        tail.subList(rowsBefore, tail.size()).clear();
      }
    }
    return true;
  }

  private void write(DataType type, @Nullable Object value) {
    if (value == null) {
      tailBytes.writeUnsigned(0);
      return;
    }
    single.clear();
    ValueCodec.write(single, type, value);
    tailBytes.writeUnsigned(single.size() + 1L);
    tailBytes.writeBytes(single);
  }

  private void endBlock() {
    if (blocks == firsts.length) {
      firsts = Arrays.copyOf(firsts, blocks * 2);
      positions = Arrays.copyOf(positions, blocks * 2);
      lengths = Arrays.copyOf(lengths, blocks * 2);
    }
    firsts[blocks] = inBlocks;
    lengths[blocks] = tailBytes.size();
    positions[blocks] = file.append(tailBytes.toBytes(), tailBytes.size());
    blocks++;
    inBlocks += tail.size();
    tail.clear();
    tailBytes.clear();
  }

  /** The number as written of the row that is at an index now. */
  private int written(int index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException(index);
    }
    return removed.written(index);
  }

  @Override
  public @Nullable Object[] get(int index) {
    int number = written(index);
    @Nullable Object[] other = replaced.get(number);
    if (other != null) {
      return other;
    }
    if (number >= inBlocks) {
      return tail.get(number - inBlocks);
    }
    int found = Arrays.binarySearch(firsts, 0, blocks, number);
    int block = found >= 0 ? found : -found - 2;
    if (block != knownBlock) {
      known = read(block);
      knownBlock = block;
    }
    return known.get(number - firsts[block]);
  }

  private List<@Nullable Object[]> read(int block) {
    byte[] bytes = file.read(positions[block], lengths[block]);
    ByteReader in = new ByteReader(bytes);
    int count = (block + 1 < blocks ? firsts[block + 1] : inBlocks) - firsts[block];
    List<@Nullable Object[]> rows = new ArrayList<>(count);
    for (int row = 0; row < count; row++) {
      @Nullable Object[] values = new @Nullable Object[types.size()];
      for (int i = 0; i < values.length; i++) {
        int length = (int) in.readUnsigned() - 1;
        if (length >= 0) {
          int from = in.position();
          in.skip(length);
          values[i] = ValueCodec.read(types.get(i), bytes, from, from + length);
        }
      }
      rows.add(values);
    }
    return rows;
  }

  /** Kept in memory. */
  @Override
  public @Nullable Object[] set(int index, @Nullable Object[] row) {
    @Nullable Object[] before = get(index);
    replaced.put(written(index), row);
    return before;
  }

  @Override
  public @Nullable Object[] remove(int index) {
    @Nullable Object[] before = get(index);
    int number = written(index);
    replaced.remove(number);
    removed.add(number);
    return before;
  }

  /** Removes the file. */
  @Override
  public void close() {
    if (!file.isClosed()) {
      try {
        file.close();
      } finally {
        afterClose.run();
      }
    }
  }

  /** As lists of one another are never compared. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
