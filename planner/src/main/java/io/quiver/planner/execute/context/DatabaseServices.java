package io.quiver.planner.execute.context;

import io.quiver.functions.spi.FileAccess;
import io.quiver.functions.spi.GraphTables;
import io.quiver.functions.spi.IndexedVectors;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.TemporaryFiles;
import io.quiver.storage.graph.AdjacencyCache;
import io.quiver.storage.text.TextIndex;
import io.quiver.storage.vector.VectorIndex;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What plans use of a database, and of the session, beside tables. */
public interface DatabaseServices {
  /** A database without vector indexes, graphs and sequences: for constants and tests. */
  DatabaseServices NONE =
      new DatabaseServices() {
        @Override
        public @Nullable VectorIndex vectorIndex(
            TableDefinition table, IndexDefinition.Vector index) {
          return null;
        }

        @Override
        public TextIndex textIndex(TableDefinition table, IndexDefinition.Text index) {
          throw QuiverException.bug("no text indexes");
        }

        @Override
        public TextIndex textScan(TableDefinition table, List<Integer> columnIds) {
          throw QuiverException.bug("no texts");
        }

        @Override
        public AdjacencyCache adjacency() {
          throw QuiverException.bug("no graphs");
        }

        @Override
        public @Nullable GraphTables graph(String name) {
          return null;
        }

        @Override
        public long nextValue(int sequenceId) {
          throw QuiverException.bug("no sequence " + sequenceId);
        }

        @Override
        public long currentValue(int sequenceId) {
          throw QuiverException.bug("no sequence " + sequenceId);
        }

        @Override
        public TemporaryFiles temporaryFiles() {
          return TemporaryFiles.ofSystem();
        }

        @Override
        public Map<String, String> settings() {
          return Map.of();
        }
      };

  /** The index of a definition; null when there is none (yet): then the table is scanned. */
  @Nullable VectorIndex vectorIndex(TableDefinition table, IndexDefinition.Vector index);

  /** The text index of a definition; searches by reading the table while there is none. */
  TextIndex textIndex(TableDefinition table, IndexDefinition.Text index);

  /** Searches texts without an index. */
  TextIndex textScan(TableDefinition table, List<Integer> columnIds);

  /** The vector index of this name as written; null when there is none, or more than one. */
  default @Nullable IndexedVectors vectorIndex(String name) {
    return null;
  }

  /** The tables of a graph; null when there is none of this (folded) name. */
  @Nullable GraphTables graph(String name);

  /** Where the edges of tables are found as graphs. */
  AdjacencyCache adjacency();

  /** Draws from a sequence; never undone. */
  long nextValue(int sequenceId);

  /** What this session last drew from a sequence. */
  long currentValue(int sequenceId);

  /** Where a statement puts what does not fit into its memory. */
  TemporaryFiles temporaryFiles();

  /** Settings of the session by name. */
  Map<String, String> settings();

  /** The files that the session may reach. */
  default FileAccess files() {
    return FileAccess.OFF;
  }
}
