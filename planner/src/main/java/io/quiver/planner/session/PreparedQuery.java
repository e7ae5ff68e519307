package io.quiver.planner.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is ready to run any number of times in its session. Re-plans itself when a
 * definition it uses has changed; then {@link #columns} may change too.
 */
public interface PreparedQuery {
  String sql();

  StatementKind kind();

  /** The columns of its rows; empty when it gives none. */
  List<ResultColumn> columns();

  List<ParameterInfo> parameters();

  /**
   * Runs it.
   *
   * @param parameters one value for each {@code ?}, as {@link io.quiver.storage.value.DataType}
   *     says for the parameter's type, or a String or another Java value that a cast to that type
   *     accepts (Boolean, any Number, java.time types, UUID, byte[], float[], double[], List); null
   *     is NULL
   */
  QueryResult execute(@Nullable Object[] parameters, ExecuteOptions options);

  /**
   * Runs a changing statement once for each row of parameters, in order, each atomic by itself.
   * With auto-commit on, all rows are one transaction. Stops at the first failure by throwing
   * {@link BatchFailure}; with auto-commit on nothing of the batch then remains.
   *
   * @return what each row changed
   */
  BatchResult executeBatch(List<@Nullable Object[]> parameterRows, ExecuteOptions options);

  /**
   * What there is to say about the plan, then what the last execution met so far; reading its rows
   * may add to that.
   */
  default List<StatementWarning> warnings() {
    return List.of();
  }
}
