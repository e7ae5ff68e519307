package io.quiver.driver.jdbc;

import io.quiver.planner.session.ResultColumn;
import io.quiver.storage.value.DataType;
import java.util.List;

/** The shape of an empty result of {@code getGeneratedKeys}. */
final class NoKeys {
  static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn(
              "GENERATED_KEY", "GENERATED_KEY", DataType.BIGINT, true, null, null, false));

  private NoKeys() {}
}
