package io.quiver.tck.isolation;

import java.util.UUID;

/** Random histories over a database in memory. */
class ListAppendTest extends ListAppendSuite {
  @Override
  protected String newUrl() {
    return "jdbc:quiver:mem:" + UUID.randomUUID() + ";close=last";
  }
}
