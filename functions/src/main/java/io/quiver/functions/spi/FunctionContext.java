package io.quiver.functions.spi;

import io.quiver.storage.error.QuiverException;
import io.quiver.storage.graph.AdjacencyCache;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.tx.Transaction;
import org.jspecify.annotations.Nullable;

/** What a running function may use. */
public interface FunctionContext {
  Transaction transaction();

  TableStore tables();

  /** Where the edges of tables are found as graphs. */
  AdjacencyCache adjacency();

  /** The tables of a graph; null when there is none of this (folded) name. */
  @Nullable GraphTables graph(String name);

  /** The vector index of this name as written, schema and all; null when there is none. */
  default @Nullable IndexedVectors vectorIndex(String name) {
    return null;
  }

  /**
   * To be told how many steps a search or an algorithm over a graph has taken: throws
   * LIMIT_EXCEEDED when they are too many.
   */
  default void checkTraversal(long steps) {}

  /** The session's surroundings, for conversions of values. */
  default ScalarContext scalar() {
    throw QuiverException.bug("no session");
  }

  /** The files that the session may reach. */
  default FileAccess files() {
    return FileAccess.OFF;
  }

  /**
   * To be called at least every 16,384 steps of any loop: throws STATEMENT_CANCELLED,
   * STATEMENT_TIMEOUT or LIMIT_EXCEEDED when the statement must end.
   */
  void checkActive();
}
