package io.quiver.tck.isolation;

import java.util.UUID;

/** The anomaly matrix over a database in memory. */
class AnomalyTest extends AnomalySuite {
  @Override
  protected String newUrl() {
    return "jdbc:quiver:mem:" + UUID.randomUUID() + ";close=last";
  }
}
