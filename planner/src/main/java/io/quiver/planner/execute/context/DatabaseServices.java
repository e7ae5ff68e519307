package io.quiver.planner.execute.context;

import io.quiver.functions.spi.GraphTables;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.graph.AdjacencyCache;
import io.quiver.storage.vector.VectorIndex;
import org.jspecify.annotations.Nullable;

/** What plans use of a database beside its tables. Thread-safe. */
public interface DatabaseServices {
  /** A database without vector indexes, graphs and sequences: for constants and tests. */
  DatabaseServices NONE =
      new DatabaseServices() {
        @Override
        public VectorIndex vectorIndex(TableDefinition table, IndexDefinition.Vector index) {
          throw QuiverException.bug("no vector index " + index.name());
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
      };

  VectorIndex vectorIndex(TableDefinition table, IndexDefinition.Vector index);

  /** Where the edges of tables are found as graphs. */
  AdjacencyCache adjacency();

  /** The tables of a graph; null when there is none of this (folded) name. */
  @Nullable GraphTables graph(String name);

  /** Draws from a sequence; never undone. */
  long nextValue(int sequenceId);

  /** What this session last drew from a sequence. */
  long currentValue(int sequenceId);
}
