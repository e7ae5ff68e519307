package io.quiver.driver;

import io.quiver.planner.session.DatabaseInfo;
import io.quiver.planner.session.PreparedQuery;
import io.quiver.planner.session.Session;
import io.quiver.storage.Databases;
import io.quiver.storage.tx.IsolationLevel;
import org.jspecify.annotations.Nullable;

/** A session that gives back its database when it is closed. */
record LeasedSession(Session session, Databases.Lease lease) implements Session {
  @Override
  public long id() {
    return session.id();
  }

  @Override
  public PreparedQuery prepare(String sql) {
    return session.prepare(sql);
  }

  @Override
  public boolean autoCommit() {
    return session.autoCommit();
  }

  @Override
  public void setAutoCommit(boolean autoCommit) {
    session.setAutoCommit(autoCommit);
  }

  @Override
  public boolean inTransaction() {
    return session.inTransaction();
  }

  @Override
  public void commit() {
    session.commit();
  }

  @Override
  public void rollback() {
    session.rollback();
  }

  @Override
  public void savepoint(String name) {
    session.savepoint(name);
  }

  @Override
  public void rollbackTo(String name) {
    session.rollbackTo(name);
  }

  @Override
  public void releaseSavepoint(String name) {
    session.releaseSavepoint(name);
  }

  @Override
  public IsolationLevel isolation() {
    return session.isolation();
  }

  @Override
  public void setIsolation(IsolationLevel isolation) {
    session.setIsolation(isolation);
  }

  @Override
  public boolean readOnly() {
    return session.readOnly();
  }

  @Override
  public void setReadOnly(boolean readOnly) {
    session.setReadOnly(readOnly);
  }

  @Override
  public String schema() {
    return session.schema();
  }

  @Override
  public void setSchema(String schema) {
    session.setSchema(schema);
  }

  @Override
  public @Nullable String setting(String name) {
    return session.setting(name);
  }

  @Override
  public void set(String name, String value) {
    session.set(name, value);
  }

  @Override
  public DatabaseInfo database() {
    return session.database();
  }

  @Override
  public void cancel() {
    session.cancel();
  }

  @Override
  public boolean isClosed() {
    return session.isClosed();
  }

  @Override
  public void close() {
    try (lease) {
      session.close();
    }
  }
}
