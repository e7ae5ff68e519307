package io.quiver.tck.isolation;

import java.util.UUID;

/** {@link TableFunctionSuite} over a database in memory. */
class TableFunctionTest extends TableFunctionSuite {
  @Override
  protected String newUrl() {
    return "jdbc:quiver:mem:" + UUID.randomUUID() + ";close=last";
  }
}
