package io.quiver.planner.schema;

import io.quiver.storage.tx.Transaction;
import java.util.Map;

/** What system tables may look at while they are read. */
public interface SystemContext {
  /** The reading statement's transaction; its own uncommitted definitions count. */
  Transaction transaction();

  /** Settings of the session by name. */
  Map<String, String> settings();
}
