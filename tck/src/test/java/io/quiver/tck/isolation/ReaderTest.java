package io.quiver.tck.isolation;

import java.util.UUID;

/** Readers beside writers over a database in memory. */
class ReaderTest extends ReaderSuite {
  @Override
  protected String newUrl() {
    return "jdbc:quiver:mem:" + UUID.randomUUID() + ";close=last";
  }
}
