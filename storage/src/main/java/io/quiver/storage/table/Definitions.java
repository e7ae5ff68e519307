package io.quiver.storage.table;

import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.tx.Transaction;

/** What the table store asks of those who keep the definitions. */
public interface Definitions {
  /** What is defined at the transaction's snapshot, with its own changes. */
  Catalog catalog(Transaction transaction);

  /**
   * Called before every change of a row: makes sure that the table keeps this definition until the
   * transaction has ended.
   *
   * @throws io.quiver.storage.error.QuiverException SERIALIZATION_FAILURE when it no longer has it
   */
  void use(Transaction transaction, TableDefinition table);
}
