package io.quiver.bench;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * How a peer keeps and compares vectors.
 *
 * @param type of the column
 * @param distance the expression to order by, of the column and one parameter
 * @param isIndexed whether searches go through an index
 */
record VectorForm(Peer peer, String type, String distance, boolean isIndexed) {
  static VectorForm of(Peer peer) {
    return switch (peer) {
      case QUIVER -> new VectorForm(peer, "VECTOR(%d)", "l2_distance(emb, ?)", true);
      case H2 -> new VectorForm(peer, "VARBINARY", "l2(emb, ?)", false);
      case SQLITE -> new VectorForm(peer, "BLOB", "l2(emb, ?)", false);
      case QUIVER_RELAXED,
          H2_DEFAULT,
          SQLITE_NORMAL,
          QUIVER_SCALAR,
          DUCKDB,
          LUCENE,
          LUCENE_TUNED,
          JVECTOR,
          KUZU,
          NEO4J ->
          throw new IllegalArgumentException(peer.title() + " is not measured this way");
    };
  }

  void prepare(Connection connection, int dimensions) throws SQLException {
    Site.execute(
        connection,
        "CREATE TABLE item (id INT PRIMARY KEY, emb " + type.formatted(dimensions) + ")");
    switch (peer) {
      case QUIVER -> {}
      case H2 ->
          Site.execute(
              connection, "CREATE ALIAS l2 DETERMINISTIC FOR 'io.quiver.bench.PeerFunctions.l2'");
      case SQLITE -> SqliteDistance.register(connection);
      case QUIVER_RELAXED,
          H2_DEFAULT,
          SQLITE_NORMAL,
          QUIVER_SCALAR,
          DUCKDB,
          LUCENE,
          LUCENE_TUNED,
          JVECTOR,
          KUZU,
          NEO4J -> {}
    }
  }

  String insert() {
    return "INSERT INTO item VALUES (?, ?)";
  }

  String query() {
    return "SELECT id FROM item ORDER BY " + distance + " LIMIT 10";
  }

  Object parameter(float[] vector) {
    if (peer == Peer.QUIVER) {
      return vector;
    }
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * vector.length);
    bytes.asFloatBuffer().put(vector);
    return bytes.array();
  }
}
