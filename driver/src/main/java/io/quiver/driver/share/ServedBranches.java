package io.quiver.driver.share;

import io.quiver.planner.session.DetachedTransaction;
import io.quiver.planner.session.Session;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.HashMap;
import java.util.Map;

/** Transactions that a client has set aside for a coordinator. Confined to its thread. */
final class ServedBranches implements AutoCloseable {
  private final Session session;
  private final Map<Integer, DetachedTransaction> aside = new HashMap<>();
  private int next;

  ServedBranches(Session session) {
    this.session = session;
  }

  void detach(WireWriter out) {
    int number = ++next;
    aside.put(number, session.detach());
    out.number(number);
  }

  void attach(int number) {
    DetachedTransaction branch = branch(number);
    session.attach(branch);
    aside.remove(number);
  }

  /** Its answer is whether there is something to decide. */
  void prepare(WireWriter out, int number, String name) {
    DetachedTransaction branch = take(number);
    out.flag(branch.prepare(name));
  }

  void commit(int number) {
    take(number).commit();
  }

  void rollback(int number) {
    take(number).rollback();
  }

  void prepared(WireWriter out) {
    var names = session.preparedTransactions();
    out.number(names.size());
    names.forEach(out::text);
  }

  private DetachedTransaction branch(int number) {
    DetachedTransaction branch = aside.get(number);
    if (branch == null) {
      throw new QuiverException(
          ErrorCode.OBJECT_NOT_FOUND, "there is no transaction set aside with this number");
    }
    return branch;
  }

  private DetachedTransaction take(int number) {
    DetachedTransaction branch = branch(number);
    aside.remove(number);
    return branch;
  }

  /** What is not prepared is rolled back. */
  @Override
  public void close() {
    RuntimeException failure = null;
    for (DetachedTransaction branch : aside.values()) {
      try {
        branch.rollback();
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
      }
    }
    aside.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
