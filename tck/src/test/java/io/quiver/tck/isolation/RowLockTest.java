package io.quiver.tck.isolation;

import java.util.UUID;

/** Row locks over a database in memory. */
class RowLockTest extends RowLockSuite {
  @Override
  protected String newUrl() {
    return "jdbc:quiver:mem:" + UUID.randomUUID() + ";close=last";
  }
}
