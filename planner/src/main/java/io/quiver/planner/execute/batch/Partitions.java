package io.quiver.planner.execute.batch;

import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows in several temporary files, by a hash of some columns: equal keys are in the same one.
 * Another level hashes otherwise, so that one partition can be divided again. Confined to a thread.
 */
public final class Partitions implements AutoCloseable {
  /** How many files there are at most. */
  public static final int COUNT = 8;

  /** Beyond, all rows of a partition probably have the same key. */
  public static final int MAX_LEVEL = 6;

  private final ExecutionContext context;
  private final List<DataType> types;
  private final int[] keys;
  private final int level;
  private final @Nullable RowFile[] files = new RowFile[COUNT];

  /**
   * Makes some.
   *
   * @param keys the columns that are hashed
   */
  public Partitions(ExecutionContext context, List<DataType> types, List<Integer> keys, int level) {
    this.context = context;
    this.types = List.copyOf(types);
    this.keys = keys.stream().mapToInt(Integer::intValue).toArray();
    this.level = level;
  }

  /** All columns are keys. */
  public static Partitions ofRows(ExecutionContext context, List<DataType> types, int level) {
    return new Partitions(context, types, IntStream.range(0, types.size()).boxed().toList(), level);
  }

  public int level() {
    return level;
  }

  /** Adds a row. */
  public void append(Column[] columns, int row) {
    int hash = level * 0x9E3779B9;
    for (int key : keys) {
      hash = hash * 31 + columns[key].hash(row);
    }
    hash *= 0x85EBCA6B;
    hash ^= hash >>> 13;
    hash = (hash + level) * 0xC2B2AE35;
    int number = (hash >>> 24) % COUNT;
    RowFile file = files[number];
    if (file == null) {
      file = new RowFile(context, types);
      files[number] = file;
    }
    file.append(columns, row);
  }

  /** Adds the selected rows of a batch. */
  public void append(Batch batch) {
    for (int k = 0; k < batch.size(); k++) {
      append(batch.columns(), batch.row(k));
    }
  }

  /** How many rows a partition has. */
  public long rows(int number) {
    RowFile file = files[number];
    return file == null ? 0 : file.rows();
  }

  /** The rows of a partition, once; closing the source removes its file. */
  public BatchSource read(int number) {
    RowFile file = files[number];
    return file == null ? BatchSource.EMPTY : file.read();
  }

  @Override
  public void close() {
    for (RowFile file : files) {
      if (file != null) {
        file.close();
      }
    }
  }
}
