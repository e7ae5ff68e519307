package io.quiver.driver.share;

import io.quiver.planner.session.BatchResult;
import io.quiver.planner.session.ExecuteOptions;
import io.quiver.planner.session.ParameterInfo;
import io.quiver.planner.session.PreparedQuery;
import io.quiver.planner.session.QueryResult;
import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.session.RowCursor;
import io.quiver.planner.session.StatementKind;
import io.quiver.planner.session.StatementWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that the server keeps ready, or prepares again when it has forgotten it. */
final class RemoteQuery implements PreparedQuery {
  private final RemoteSession session;
  private final String sql;
  private int number;
  private StatementKind kind = StatementKind.COMMAND;
  private List<ResultColumn> columns = List.of();
  private List<ParameterInfo> parameters = List.of();
  private List<StatementWarning> warnings = List.of();

  private RemoteQuery(RemoteSession session, String sql) {
    this.session = session;
    this.sql = sql;
  }

  static RemoteQuery prepare(RemoteSession session, String sql) {
    RemoteQuery query = new RemoteQuery(session, sql);
    query.prepare();
    return query;
  }

  private void prepare() {
    session.ask(
        Message.PREPARE,
        false,
        out -> out.text(sql),
        in -> {
          number = in.smallNumber();
          kind = kind(in.oneByte());
          columns = WireValues.readColumns(in);
          parameters = WireValues.readParameters(in);
          return number;
        });
  }

  private static StatementKind kind(int code) {
    StatementKind[] kinds = StatementKind.values();
    if (code < 0 || code >= kinds.length) {
      throw ProtocolException.because("statement kind " + code);
    }
    return kinds[code];
  }

  @Override
  public String sql() {
    return sql;
  }

  @Override
  public StatementKind kind() {
    return kind;
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public List<ParameterInfo> parameters() {
    return parameters;
  }

  /** Whether a commit may go with it. */
  private boolean commits() {
    return switch (kind) {
      case QUERY -> false;
      case CHANGE, CALL -> session.autoCommit() && !session.inTransaction();
      case COMMAND -> true;
    };
  }

  private static void writeOptions(WireWriter out, ExecuteOptions options) {
    out.number(options.maxRows()).number(options.timeoutMillis());
    out.number(options.fetchRows());
    out.flag(options.generatedKeys().wanted());
    out.number(options.generatedKeys().columns().size());
    options.generatedKeys().columns().forEach(out::text);
  }

  private <T> T askAgainIfForgotten(
      Message message, RemoteSession.Request request, RemoteSession.Answer<T> answer) {
    try {
      return session.ask(message, commits(), request, answer);
    } catch (RemoteSession.UnknownStatement e) {
      prepare();
      return session.ask(message, commits(), request, answer);
    }
  }

  @Override
  public QueryResult execute(@Nullable Object[] values, ExecuteOptions options) {
    return askAgainIfForgotten(
        Message.EXECUTE,
        out -> {
          out.number(number);
          writeOptions(out, options);
          WireValues.writeRow(out, values);
        },
        in -> {
          QueryResult result = result(in, options);
          warnings = WireValues.readWarnings(in);
          return result;
        });
  }

  @Override
  public List<StatementWarning> warnings() {
    return warnings;
  }

  /** Further rows may bring further warnings. */
  void setWarnings(List<StatementWarning> now) {
    warnings = now;
  }

  private QueryResult result(WireReader in, ExecuteOptions options) {
    int what = in.oneByte();
    return switch (what) {
      case Results.ROWS -> {
        RemoteCursor cursor = RemoteCursor.read(session, this, in, options.fetchRows());
        columns = cursor.columns();
        yield new QueryResult.Rows(cursor);
      }
      case Results.CHANGED -> new QueryResult.Changed(in.number(), optional(in, options));
      case Results.NOTHING -> new QueryResult.Done();
      default -> throw ProtocolException.because("result " + what);
    };
  }

  private @Nullable RowCursor optional(WireReader in, ExecuteOptions options) {
    return in.flag() ? RemoteCursor.read(session, this, in, options.fetchRows()) : null;
  }

  @Override
  public BatchResult executeBatch(List<@Nullable Object[]> rows, ExecuteOptions options) {
    return askAgainIfForgotten(
        Message.EXECUTE_BATCH,
        out -> {
          out.number(number);
          writeOptions(out, options);
          out.number(rows.size());
          rows.forEach(row -> WireValues.writeRow(out, row));
        },
        in -> {
          long[] counts = new long[in.count()];
          for (int i = 0; i < counts.length; i++) {
            counts[i] = in.number();
          }
          BatchResult result = new BatchResult(counts, optional(in, options));
          warnings = WireValues.readWarnings(in);
          return result;
        });
  }
}
