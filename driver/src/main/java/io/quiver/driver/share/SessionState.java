package io.quiver.driver.share;

import io.quiver.planner.session.Session;
import io.quiver.storage.tx.IsolationLevel;

/**
 * What a session says of itself; comes with every answer, so that asking costs nothing.
 *
 * @param schema where unqualified names are looked up
 */
record SessionState(
    boolean autoCommit,
    boolean inTransaction,
    boolean readOnly,
    IsolationLevel isolation,
    String schema) {

  static SessionState of(Session session) {
    return new SessionState(
        session.autoCommit(),
        session.inTransaction(),
        session.readOnly(),
        session.isolation(),
        session.schema());
  }

  void write(WireWriter out) {
    out.oneByte((autoCommit ? 1 : 0) | (inTransaction ? 2 : 0) | (readOnly ? 4 : 0));
    out.oneByte(isolation.ordinal()).text(schema);
  }

  static SessionState read(WireReader in) {
    int flags = in.oneByte();
    return new SessionState(
        (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0, isolation(in.oneByte()), in.text());
  }

  static IsolationLevel isolation(int code) {
    IsolationLevel[] levels = IsolationLevel.values();
    if (code < 0 || code >= levels.length) {
      throw ProtocolException.because("isolation level " + code);
    }
    return levels[code];
  }
}
