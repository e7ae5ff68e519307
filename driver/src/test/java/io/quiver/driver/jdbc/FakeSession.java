package io.quiver.driver.jdbc;

import io.quiver.planner.session.DatabaseInfo;
import io.quiver.planner.session.PreparedQuery;
import io.quiver.planner.session.Session;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.Position;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.IsolationLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session that knows the statements it was told and writes down what it is asked. */
public final class FakeSession implements Session {
  private final Map<String, FakeQuery> queries = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private boolean autoCommit = true;
  private boolean open;
  private boolean readOnly;
  private boolean closed;
  private boolean endsFail;
  private String schema = "PUBLIC";
  private IsolationLevel isolation = IsolationLevel.READ_COMMITTED;

  public FakeSession know(FakeQuery query) {
    queries.put(query.sql(), query);
    return this;
  }

  /** Whether rolling back and turning auto-commit on fail from now on. */
  public void failEnds(boolean fail) {
    endsFail = fail;
  }

  private void end(String call) {
    calls.add(call);
    open = false;
    if (endsFail) {
      throw new QuiverException(ErrorCode.ENGINE_AWAY, "The link is broken.");
    }
  }

  /** What was asked, in order. */
  public List<String> calls() {
    return calls;
  }

  @Override
  public long id() {
    return 1;
  }

  @Override
  public PreparedQuery prepare(String sql) {
    FakeQuery query = queries.get(sql);
    if (query == null) {
      throw new QuiverException(
          ErrorCode.SYNTAX_ERROR, "Unknown statement.", "Try another.", Position.at(1, 1), null);
    }
    if (!autoCommit) {
      open = true;
    }
    return query;
  }

  @Override
  public boolean autoCommit() {
    return autoCommit;
  }

  @Override
  public void setAutoCommit(boolean wanted) {
    if (wanted) {
      end("autoCommit true");
    } else {
      calls.add("autoCommit false");
      open = false;
    }
    autoCommit = wanted;
  }

  @Override
  public boolean inTransaction() {
    return open;
  }

  @Override
  public void commit() {
    calls.add("commit");
    open = false;
  }

  @Override
  public void rollback() {
    end("rollback");
  }

  @Override
  public void savepoint(String name) {
    calls.add("savepoint " + name);
  }

  @Override
  public void rollbackTo(String name) {
    calls.add("rollback to " + name);
  }

  @Override
  public void releaseSavepoint(String name) {
    calls.add("release " + name);
  }

  @Override
  public IsolationLevel isolation() {
    return isolation;
  }

  @Override
  public void setIsolation(IsolationLevel level) {
    isolation = level;
  }

  @Override
  public boolean readOnly() {
    return readOnly;
  }

  @Override
  public void setReadOnly(boolean wanted) {
    readOnly = wanted;
  }

  @Override
  public String schema() {
    return schema;
  }

  @Override
  public void setSchema(String name) {
    schema = name;
  }

  @Override
  public @Nullable String setting(String name) {
    return null;
  }

  @Override
  public void set(String name, String value) {
    calls.add("set " + name + " = " + value);
  }

  @Override
  public DatabaseInfo database() {
    return new DatabaseInfo("FAKE", "mem:fake", "0.1.0", false);
  }

  @Override
  public void cancel() {
    calls.add("cancel");
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    calls.add("close");
    closed = true;
  }
}
