package io.quiver.storage.table;

import org.jspecify.annotations.Nullable;

/**
 * One column of a {@link RowBlock}. Shared between readers: arrays are never to be modified.
 *
 * @param nulls positions of NULLs, null when there are none; their values are undefined
 * @param bytes about how much memory it takes
 */
public record BlockColumn(Values values, boolean @Nullable [] nulls, long bytes) {
  /** The values in their physical form. */
  public sealed interface Values permits Longs, Doubles, Decimals, Objects {}

  /** Of a type that is physically LONG. */
  public record Longs(long[] values) implements Values {}

  /** Of a type that is physically DOUBLE. */
  public record Doubles(double[] values) implements Values {}

  /** Decimals as numbers of units of the type's scale. */
  public record Decimals(long[] unscaled) implements Values {}

  /** Any others. */
  public record Objects(@Nullable Object[] values) implements Values {}
}
