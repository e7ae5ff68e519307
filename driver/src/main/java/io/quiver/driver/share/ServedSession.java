package io.quiver.driver.share;

import io.quiver.planner.session.BatchFailure;
import io.quiver.planner.session.BatchResult;
import io.quiver.planner.session.DatabaseInfo;
import io.quiver.planner.session.ExecuteOptions;
import io.quiver.planner.session.ExecuteOptions.GeneratedKeys;
import io.quiver.planner.session.PreparedQuery;
import io.quiver.planner.session.QueryResult;
import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.session.Session;
import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One client: reads its requests, carries them out in a session of the database, answers. All of it
 * in one thread, except {@link #cancel} and {@link #disconnect}.
 */
final class ServedSession {
  private final long id;
  private final long key = java.nio.ByteBuffer.wrap(Token.nonce()).getLong();
  private final Session session;
  private final Link link;
  private final WireWriter out = new WireWriter();
  private final ServedCursors cursors = new ServedCursors();
  private final ServedBranches branches;
  private int nextStatement;

  /** The columns that the client knows for each statement, by identity. */
  private final Map<Integer, Statement> statements =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Statement> eldest) {
          return size() > Limits.MAX_STATEMENTS;
        }
      };

  private static final class Statement {
    private final PreparedQuery query;
    private List<ResultColumn> sent;

    Statement(PreparedQuery query) {
      this.query = query;
      this.sent = query.columns();
    }
  }

  ServedSession(long id, Session session, Link link) {
    this.id = id;
    this.session = session;
    this.branches = new ServedBranches(session);
    this.link = link;
  }

  long id() {
    return id;
  }

  void cancel(long givenKey) {
    if (givenKey == key) {
      session.cancel();
    }
  }

  void disconnect() {
    link.close();
  }

  /** Rolls back. */
  void close() {
    try (session;
        branches) {
      cursors.close();
    }
  }

  /** Until the client leaves. */
  void run(byte[] proof) throws IOException {
    DatabaseInfo database = session.database();
    out.begin().binary(proof).number(id).fixed(key).number(session.id());
    out.text(database.name())
        .text(database.location())
        .text(database.productVersion())
        .flag(database.readOnly());
    SessionState.of(session).write(out);
    link.send(Message.DONE, out);
    boolean open = true;
    while (open) {
      open = answer(link.receive(Limits.MAX_FRAME_BYTES));
    }
  }

  private boolean answer(WireReader in) throws IOException {
    if (in.message() == Message.CLOSE_CURSOR) {
      cursors.close(in.smallNumber());
      return true;
    }
    Message reply;
    try {
      reply = carryOut(in);
      SessionState.of(session).write(out);
    } catch (RuntimeException | Error e) {
      reply = WireErrors.write(out.begin(), e);
      SessionState.of(session).write(out);
    }
    if (in.message() == Message.CLOSE) {
      close(); // what it held is free before the client hears of it
    }
    link.send(reply, out);
    return in.message() != Message.CLOSE;
  }

  private Message carryOut(WireReader in) {
    out.begin();
    switch (in.message()) {
      case PREPARE -> prepare(in.text());
      case EXECUTE -> {
        return execute(in);
      }
      case EXECUTE_BATCH -> {
        return executeBatch(in);
      }
      case FETCH -> cursors.fetch(out, in.smallNumber(), in.smallNumber());
      case SET_AUTO_COMMIT -> session.setAutoCommit(in.flag());
      case COMMIT -> session.commit();
      case ROLLBACK -> session.rollback();
      case SAVEPOINT -> session.savepoint(in.text());
      case ROLLBACK_TO -> session.rollbackTo(in.text());
      case RELEASE_SAVEPOINT -> session.releaseSavepoint(in.text());
      case SET_ISOLATION -> session.setIsolation(SessionState.isolation(in.oneByte()));
      case SET_READ_ONLY -> session.setReadOnly(in.flag());
      case SET_SCHEMA -> session.setSchema(in.text());
      case GET_SETTING -> out.optionalText(session.setting(in.text()));
      case SET_SETTING -> session.set(in.text(), in.text());
      case BEGIN_BRANCH -> session.beginBranch();
      case DETACH -> branches.detach(out);
      case ATTACH -> branches.attach(in.smallNumber());
      case BRANCH_PREPARE -> branches.prepare(out, in.smallNumber(), in.text());
      case BRANCH_COMMIT -> branches.commit(in.smallNumber());
      case BRANCH_ROLLBACK -> branches.rollback(in.smallNumber());
      case PREPARED -> branches.prepared(out);
      case COMMIT_PREPARED -> session.commitPrepared(in.text());
      case ROLLBACK_PREPARED -> session.rollbackPrepared(in.text());
      case PING, CLOSE -> {
        // the answer is all
      }
      case CHALLENGE,
          OPEN_SESSION,
          CANCEL,
          CLOSE_CURSOR,
          DONE,
          FAILED,
          BATCH_FAILED,
          UNKNOWN_STATEMENT ->
          throw ProtocolException.because(in.message() + " within a session");
    }
    return Message.DONE;
  }

  private void prepare(String sql) {
    PreparedQuery query = session.prepare(sql);
    int number = ++nextStatement;
    statements.put(number, new Statement(query));
    out.number(number).oneByte(query.kind().ordinal());
    WireValues.writeColumns(out, query.columns());
    WireValues.writeParameters(out, query.parameters());
  }

  private static ExecuteOptions options(WireReader in) {
    long maxRows = in.number();
    long timeoutMillis = in.number();
    int fetchRows = in.smallNumber();
    boolean wanted = in.flag();
    int count = in.count();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(in.text());
    }
    return new ExecuteOptions(maxRows, timeoutMillis, new GeneratedKeys(wanted, names), fetchRows);
  }

  private Message execute(WireReader in) {
    Statement statement = statements.get(in.smallNumber());
    if (statement == null) {
      return Message.UNKNOWN_STATEMENT;
    }
    ExecuteOptions options = options(in);
    @Nullable Object[] parameters = WireValues.readRow(in);
    QueryResult result = statement.query.execute(parameters, options);
    switch (result) {
      case QueryResult.Rows rows -> {
        out.oneByte(Results.ROWS);
        List<ResultColumn> columns = rows.cursor().columns();
        boolean known = columns == statement.sent || columns.equals(statement.sent);
        statement.sent = columns;
        cursors.begin(out, statement.query, rows.cursor(), known, options.fetchRows());
      }
      case QueryResult.Changed changed -> {
        out.oneByte(Results.CHANGED).number(changed.count());
        cursors.beginOptional(out, statement.query, changed.returning(), options.fetchRows());
      }
      case QueryResult.Done done -> out.oneByte(Results.NOTHING);
    }
    WireValues.writeWarnings(out, statement.query.warnings());
    return Message.DONE;
  }

  private Message executeBatch(WireReader in) {
    Statement statement = statements.get(in.smallNumber());
    if (statement == null) {
      return Message.UNKNOWN_STATEMENT;
    }
    ExecuteOptions options = options(in);
    int count = in.count();
    List<@Nullable Object[]> rows = new ArrayList<>(Math.min(count, 1 << 16));
    for (int i = 0; i < count; i++) {
      rows.add(WireValues.readRow(in));
    }
    try {
      BatchResult result = statement.query.executeBatch(rows, options);
      out.number(result.updateCounts().length);
      for (long changed : result.updateCounts()) {
        out.number(changed);
      }
      cursors.beginOptional(out, statement.query, result.generatedKeys(), options.fetchRows());
      WireValues.writeWarnings(out, statement.query.warnings());
      return Message.DONE;
    } catch (BatchFailure | QuiverException e) {
      return WireErrors.write(out.begin(), e);
    }
  }
}
