package io.quiver.tck.isolation;

import java.util.UUID;

/** {@link DisjointSuite} over a database in memory. */
class DisjointTest extends DisjointSuite {
  @Override
  protected String newUrl() {
    return "jdbc:quiver:mem:" + UUID.randomUUID() + ";close=last";
  }
}
