package io.quiver.tck.isolation;

import java.sql.SQLException;
import java.util.List;

/**
 * One script of the anomaly matrix, after Martin Kleppmann's Hermitage and Adya's definitions. It
 * begins with {@code test(id, v)} = (1, 10), (2, 20), {@code par(id)} = 1, 2 and an empty {@code
 * chi(id, p)} that refers to par.
 *
 * @param name the anomaly's short name
 * @param expected letters of {@link Outcome} at READ COMMITTED, REPEATABLE READ and SERIALIZABLE
 * @param lines actor and statement
 * @param anomaly whether it happened, when nobody was refused
 */
record History(String name, String expected, List<String> lines, Anomaly anomaly) {
  /** Looks at the results and at what is there in the end. */
  interface Anomaly {
    boolean happened(Stage stage) throws SQLException;
  }

  static History of(String name, String expected, Anomaly anomaly, String... lines) {
    return new History(name, expected, List.of(lines), anomaly);
  }

  @Override
  public String toString() {
    return name;
  }
}
