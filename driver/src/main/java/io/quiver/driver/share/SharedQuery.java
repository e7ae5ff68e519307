package io.quiver.driver.share;

import io.quiver.planner.session.BatchResult;
import io.quiver.planner.session.ExecuteOptions;
import io.quiver.planner.session.ParameterInfo;
import io.quiver.planner.session.PreparedQuery;
import io.quiver.planner.session.QueryResult;
import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.session.StatementKind;
import io.quiver.planner.session.StatementWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that is prepared again when its session was opened anew. */
final class SharedQuery implements PreparedQuery {
  private final SharedSession session;
  private final String sql;
  private PreparedQuery query;
  private int generation;

  SharedQuery(SharedSession session, String sql) {
    this.session = session;
    this.sql = sql;
    this.query = session.live().prepare(sql);
    this.generation = session.generation();
  }

  private PreparedQuery live() {
    var current = session.live();
    if (generation != session.generation()) {
      query = current.prepare(sql);
      generation = session.generation();
    }
    return query;
  }

  @Override
  public String sql() {
    return sql;
  }

  @Override
  public StatementKind kind() {
    return query.kind();
  }

  @Override
  public List<ResultColumn> columns() {
    return query.columns();
  }

  @Override
  public List<ParameterInfo> parameters() {
    return query.parameters();
  }

  @Override
  public QueryResult execute(@Nullable Object[] parameters, ExecuteOptions options) {
    return live().execute(parameters, options);
  }

  @Override
  public BatchResult executeBatch(List<@Nullable Object[]> rows, ExecuteOptions options) {
    return live().executeBatch(rows, options);
  }

  @Override
  public List<StatementWarning> warnings() {
    return query.warnings();
  }
}
