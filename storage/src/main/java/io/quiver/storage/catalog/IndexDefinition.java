package io.quiver.storage.catalog;

import java.util.List;
import java.util.Map;

/** An index of a table. {@code columns} are column ids, not ordinals. */
public sealed interface IndexDefinition {
  /** Identity of the index, and its namespace. */
  int id();

  String name();

  List<Integer> columnIds();

  /** A finished index may be read; one being built may not. */
  boolean ready();

  /** Whether it is on the column or keeps its values. */
  default boolean uses(int columnId) {
    return columnIds().contains(columnId)
        || (this instanceof Vector vector && vector.includedColumnIds().contains(columnId));
  }

  /**
   * Keys in order.
   *
   * @param descending per column
   * @param unique whether two rows may not have equal keys (rows with a NULL never clash)
   * @param constraint whether a PRIMARY KEY or UNIQUE constraint owns it (named like it)
   */
  record Ordered(
      int id,
      String name,
      List<Integer> columnIds,
      List<Boolean> descending,
      boolean unique,
      boolean constraint,
      boolean ready)
      implements IndexDefinition {
    public Ordered {
      columnIds = List.copyOf(columnIds);
      descending = List.copyOf(descending);
      if (columnIds.isEmpty() || columnIds.size() != descending.size()) {
        throw new IllegalArgumentException("columns of index " + name);
      }
    }
  }

  /**
   * Nearest neighbours over one VECTOR column.
   *
   * @param includedColumnIds columns kept with the index for filtering
   * @param options metric, m, ef_construction, quantization: lower-case names to values as given,
   *     defaults filled in
   */
  record Vector(
      int id,
      String name,
      List<Integer> columnIds,
      List<Integer> includedColumnIds,
      Map<String, String> options,
      boolean ready)
      implements IndexDefinition {
    public Vector {
      columnIds = List.copyOf(columnIds);
      includedColumnIds = List.copyOf(includedColumnIds);
      options = Map.copyOf(options);
      if (columnIds.size() != 1) {
        throw new IllegalArgumentException("columns of vector index " + name);
      }
    }
  }

  /**
   * Words of the texts of some columns.
   *
   * @param boosts per column, factor of its scores
   * @param analyzer how texts become words: lower-case name of an analyzer
   * @param k1 saturation of repeated words (BM25)
   * @param b weight of a text's length (BM25)
   */
  record Text(
      int id,
      String name,
      List<Integer> columnIds,
      List<Double> boosts,
      String analyzer,
      double k1,
      double b,
      boolean ready)
      implements IndexDefinition {
    public Text {
      columnIds = List.copyOf(columnIds);
      boosts = List.copyOf(boosts);
      if (columnIds.isEmpty() || columnIds.size() != boosts.size()) {
        throw new IllegalArgumentException("columns of text index " + name);
      }
    }
  }
}
