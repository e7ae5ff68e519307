package io.quiver.driver.share;

import io.quiver.planner.session.DetachedTransaction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;

/**
 * A transaction that was set aside in the process that has the database open; lost with its
 * session's link.
 */
record RemoteBranch(RemoteSession session, int number) implements DetachedTransaction {
  static QuiverException lost() {
    return new QuiverException(
        ErrorCode.ENGINE_AWAY,
        "The process that had the database open ended; the transaction was rolled back.",
        "Run the transaction again.",
        null,
        null);
  }

  @Override
  public boolean prepare(String name) {
    return session.ask(
        Message.BRANCH_PREPARE, true, out -> out.number(number).text(name), WireReader::flag);
  }

  @Override
  public void commit() {
    session.order(Message.BRANCH_COMMIT, true, out -> out.number(number));
  }

  /** Harmless when the link is gone, or goes now, and the transaction with it. */
  @Override
  public void rollback() {
    if (session.isBroken() || session.isClosed()) {
      return;
    }
    try {
      session.order(Message.BRANCH_ROLLBACK, false, out -> out.number(number));
    } catch (QuiverException e) {
      if (e.code() != ErrorCode.ENGINE_AWAY) {
        throw e;
      }
    }
  }
}
