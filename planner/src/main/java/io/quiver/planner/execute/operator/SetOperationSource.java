package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.BufferSource;
import io.quiver.planner.execute.batch.KeyTable;
import io.quiver.planner.execute.batch.Partitions;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs INTERSECT or EXCEPT: counts the distinct rows of the first input in a hash table, and those
 * of the others that are in it. When the first does not fit into memory, all inputs are divided by
 * their rows' hash into files, and each part is done for itself.
 */
final class SetOperationSource implements BatchSource {
  private final ExecutionContext context;
  private final List<DataType> types;
  private final List<Supplier<BatchSource>> inputs;
  private final boolean intersect;
  private final boolean all;
  private final int level;
  private final KeyTable rows;
  private final List<Partitions> divided = new ArrayList<>();
  private @Nullable BatchSource result;
  private int part;

  SetOperationSource(
      ExecutionContext context,
      List<DataType> types,
      List<Supplier<BatchSource>> inputs,
      boolean intersect,
      boolean all,
      int level) {
    this.context = context;
    this.types = types;
    this.inputs = inputs;
    this.intersect = intersect;
    this.all = all;
    this.level = level;
    this.rows = new KeyTable(context.memory(), types);
  }

  @Override
  public @Nullable Batch next() {
    BatchSource current = result == null ? compute() : result;
    while (true) {
      Batch batch = current.next();
      if (batch != null || divided.isEmpty() || part >= Partitions.COUNT) {
        result = current;
        return batch;
      }
      current.close();
      current = part(part++);
    }
  }

  private BatchSource part(int number) {
    List<Supplier<BatchSource>> parts =
        divided.stream()
            .<Supplier<BatchSource>>map(partitions -> () -> partitions.read(number))
            .toList();
    return new SetOperationSource(context, types, parts, intersect, all, level + 1);
  }

  private BatchSource compute() {
    long[] counts = countFirst();
    if (counts == null) {
      rows.close();
      for (Supplier<BatchSource> input : inputs.subList(1, inputs.size())) {
        Partitions partitions = Partitions.ofRows(context, types, level);
        divided.add(partitions);
        try (BatchSource source = input.get()) {
          divide(source, partitions);
        }
      }
      return BatchSource.EMPTY;
    }
    for (Supplier<BatchSource> input : inputs.subList(1, inputs.size())) {
      long[] other = countKnown(input);
      for (int id = 0; id < rows.size(); id++) {
        counts[id] = combine(counts[id], other[id]);
      }
    }
    int size = 0;
    int[] order = new int[16];
    for (int id = 0; id < rows.size(); id++) {
      long times = all ? counts[id] : Math.min(counts[id], 1);
      for (long n = 0; n < times; n++) {
        if (size == order.length) {
          order = Arrays.copyOf(order, size * 2);
        }
        order[size++] = id;
      }
    }
    return new BufferSource(rows.keys(), types, order, 0, size);
  }

  private void divide(BatchSource source, Partitions partitions) {
    for (Batch batch = source.next(); batch != null; batch = source.next()) {
      context.checkActive();
      partitions.append(batch);
    }
  }

  private long combine(long left, long right) {
    if (intersect) {
      return Math.min(left, right);
    }
    return all ? Math.max(0, left - right) : right > 0 ? 0 : left;
  }

  /** How often each row of the first input is there; null when it was divided instead. */
  private long @Nullable [] countFirst() {
    long[] counts = new long[16];
    try (BatchSource source = inputs.get(0).get()) {
      for (Batch batch = source.next(); batch != null; batch = source.next()) {
        context.checkActive();
        if (level < Partitions.MAX_LEVEL && rows.isCrowded(batch)) {
          Partitions partitions = Partitions.ofRows(context, types, level);
          divided.add(partitions);
          for (int id = 0; id < rows.size(); id++) {
            for (long n = 0; n < counts[id]; n++) {
              partitions.append(rows.keys().columns(), id);
            }
          }
          partitions.append(batch);
          divide(source, partitions);
          return null;
        }
        for (int k = 0; k < batch.size(); k++) {
          int id = rows.add(batch.columns(), batch.row(k));
          if (id >= counts.length) {
            counts = Arrays.copyOf(counts, counts.length * 2);
          }
          counts[id]++;
        }
      }
    }
    return counts;
  }

  private long[] countKnown(Supplier<BatchSource> input) {
    long[] counts = new long[rows.size()];
    try (BatchSource source = input.get()) {
      for (Batch batch = source.next(); batch != null; batch = source.next()) {
        context.checkActive();
        for (int k = 0; k < batch.size(); k++) {
          int id = rows.find(batch.columns(), batch.row(k));
          if (id >= 0) {
            counts[id]++;
          }
        }
      }
    }
    return counts;
  }

  @Override
  public void close() {
    rows.close();
    if (result != null) {
      result.close();
    }
    divided.forEach(Partitions::close);
  }
}
