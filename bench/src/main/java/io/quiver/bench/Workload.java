package io.quiver.bench;

import java.sql.SQLException;

/** One figure's work: prepares the data at a site and measures. */
@FunctionalInterface
interface Workload {
  Measurement run(Site site) throws SQLException;
}
