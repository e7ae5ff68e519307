package io.quiver.driver.convert;

import io.quiver.planner.session.ResultColumn;
import java.sql.ResultSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a result set of rows in memory: what {@code Array.getResultSet} needs from above. */
@FunctionalInterface
public interface ArrayRows {
  ResultSet of(List<ResultColumn> columns, List<@Nullable Object[]> rows);
}
