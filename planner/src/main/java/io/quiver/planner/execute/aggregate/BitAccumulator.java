package io.quiver.planner.execute.aggregate;

import io.quiver.planner.execute.batch.Column;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** BIT_AND, BIT_OR, BIT_XOR of integers. */
final class BitAccumulator extends Accumulator {
  /** Which one. */
  enum Operation {
    AND,
    OR,
    XOR
  }

  private final Operation operation;
  private long[] bits = new long[16];
  private boolean[] any = new boolean[16];

  BitAccumulator(Operation operation) {
    this.operation = operation;
  }

  @Override
  public void add(
      int[] groups, Column[] arguments, int @Nullable [] selection, int count, int groupCount) {
    if (bits.length < groupCount) {
      bits = Arrays.copyOf(bits, Math.max(groupCount, bits.length * 2));
      any = Arrays.copyOf(any, bits.length);
    }
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      if (!arguments[0].isNull(i)) {
        int group = groups[k];
        long value = arguments[0].getLong(i);
        bits[group] = any[group] ? combine(bits[group], value) : value;
        any[group] = true;
      }
    }
  }

  private long combine(long a, long b) {
    return switch (operation) {
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
    };
  }

  @Override
  public void result(int group, Column out, int row) {
    out.set(row, group < any.length && any[group] ? bits[group] : null);
  }
}
