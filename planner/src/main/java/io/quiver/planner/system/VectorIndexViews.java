package io.quiver.planner.system;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.vector.VectorIndexStatistics;
import io.quiver.storage.vector.VectorKernels;

/** Vector indexes: how far they are made, what they take, and how fast this JVM computes. */
final class VectorIndexViews {
  static final SystemView VECTOR_INDEXES =
      SystemView.sys(
          "VECTOR_INDEXES",
          "INDEX_SCHEMA, INDEX_NAME, TABLE_NAME, COLUMN_NAME, METRIC, QUANTIZATION,"
              + " DIMENSIONS int, STATE, ROW_COUNT long, ROWS_IN_GRAPH long, SEGMENT_COUNT int,"
              + " DELTA_ROWS long, VECTOR_BYTES long, GRAPH_BYTES long, DELTA_BYTES long,"
              + " MEMORY_BYTES long, DISK_BYTES long, COMPRESSION double, BUILD_STEP,"
              + " BUILD_ROWS_DONE long, BUILD_ROWS_TOTAL long, BUILD_ETA_SECONDS long,"
              + " DELTA_BYTES_MAX long, FORCED_BUILDS long, MAPPED_BYTES long",
          VectorIndexViews::indexes);

  static final SystemView VECTOR_KERNELS =
      SystemView.sys("VECTOR_KERNELS", "SIMD int, DESCRIPTION, HINT", VectorIndexViews::kernels);

  private VectorIndexViews() {}

  private static void indexes(Reading reading, SystemRows rows) {
    for (TableDefinition table : reading.tables()) {
      for (IndexDefinition index : table.indexes()) {
        if (index instanceof IndexDefinition.Vector vector) {
          add(reading, rows, table, vector);
        }
      }
    }
  }

  private static void add(
      Reading reading, SystemRows rows, TableDefinition table, IndexDefinition.Vector index) {
    VectorIndexStatistics of = reading.database().vectorIndex(table, index).statistics();
    VectorIndexStatistics.Memory memory = of.memory();
    VectorIndexStatistics.Build build = of.build();
    var column = table.column(index.columnIds().getFirst());
    long quantizedAs = of.rowsInSegments() * 4L * column.type().precision();
    rows.add(
        table.name().schema(),
        index.name(),
        table.name().name(),
        column.name(),
        index.options().getOrDefault("metric", "cosine"),
        index.options().getOrDefault("quantization", "none"),
        column.type().precision(),
        of.state(),
        of.rows(),
        of.rowsInGraph(),
        of.segments(),
        of.rows() - of.rowsInGraph(),
        memory.vectors(),
        memory.graphs(),
        memory.delta(),
        of.memoryBytes(),
        memory.disk(),
        memory.vectors() == 0 ? null : (double) quantizedAs / memory.vectors(),
        build.step(),
        build.total() == 0 ? null : build.done(),
        build.total() == 0 ? null : build.total(),
        build.etaSeconds() < 0 ? null : build.etaSeconds(),
        memory.deltaMax(),
        of.forcedBuilds(),
        memory.mapped());
  }

  private static void kernels(Reading reading, SystemRows rows) {
    VectorKernels best = VectorKernels.best();
    rows.add(
        best.isSimd() ? 1 : 0,
        best.description(),
        best.isSimd()
            ? null
            : "Start Java with --add-modules jdk.incubator.vector: searches take about half the"
                + " time.");
  }
}
