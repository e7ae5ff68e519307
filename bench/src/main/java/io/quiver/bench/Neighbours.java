package io.quiver.bench;

import java.sql.SQLException;

/** A system that finds the nearest of vectors in L2. Confined to one thread. */
interface Neighbours extends AutoCloseable {
  /** Takes the vectors, numbered from 0; when this returns searches are as fast as they get. */
  void load(VectorSet set) throws SQLException;

  /** Sets how many candidates a search keeps. */
  void tune(int ef) throws SQLException;

  /**
   * The ids of the ten nearest vectors.
   *
   * @param belowCategory those of the first so many categories only
   */
  int[] search(float[] query, int belowCategory) throws SQLException;

  @Override
  void close() throws SQLException;

  /**
   * The system of a site.
   *
   * @param options of Quiver's index, each after a comma
   */
  static Neighbours of(Site site, int dimensions, String options) throws SQLException {
    return switch (site.peer()) {
      case QUIVER, QUIVER_SCALAR -> new QuiverNeighbours(site, dimensions, options);
      case DUCKDB -> new DuckDbNeighbours(site);
      case LUCENE -> new LuceneNeighbours(site, LuceneGraph.DEFAULTS);
      case LUCENE_TUNED -> new LuceneNeighbours(site, LuceneGraph.TUNED);
      case JVECTOR -> new JVectorNeighbours();
      case QUIVER_RELAXED, H2, H2_DEFAULT, SQLITE, SQLITE_NORMAL, KUZU, NEO4J ->
          throw new SQLException(site.peer().title() + " has no vectors");
    };
  }
}
