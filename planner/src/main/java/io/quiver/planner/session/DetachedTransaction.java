package io.quiver.planner.session;

/**
 * A transaction that was taken out of its session, for a coordinator that decides about it. One
 * thread at a time.
 */
public interface DetachedTransaction {
  /**
   * Promises durably that the session's {@link Session#commitPrepared} will succeed, and ends this
   * object.
   *
   * @return false when nothing was written: it is committed then, and there is nothing to decide
   */
  boolean prepare(String name);

  void commit();

  void rollback();
}
