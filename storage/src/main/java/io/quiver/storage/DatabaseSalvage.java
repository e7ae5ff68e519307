package io.quiver.storage;

import io.quiver.storage.backup.Salvage;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.DataCipher;
import io.quiver.storage.file.DirectoryFiles;
import io.quiver.storage.file.EncryptedFiles;
import io.quiver.storage.file.EncryptionKeySource;
import io.quiver.storage.file.KeyFile;
import io.quiver.storage.file.StorageFiles;
import io.quiver.storage.table.UnreadableRows;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionOptions;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a database whose rows can all be read from one that is damaged. Its indexes are not to be
 * relied on: read whole tables and load them into a new database.
 */
public final class DatabaseSalvage {
  private DatabaseSalvage() {}

  /**
   * Salvages into a new or empty directory.
   *
   * @param key of an encrypted database, or null
   * @param losses told of everything that was lost
   */
  public static void run(
      Path damaged, Path directory, @Nullable EncryptionKeySource key, Consumer<String> losses) {
    StoreChoice.requireOwn(damaged, "salvage");
    StorageFiles from = DatabaseKeys.open(damaged, key);
    DirectoryFiles plain = new DirectoryFiles(directory);
    DataCipher cipher = from.cipher();
    if (cipher != null) {
      KeyFile.copy(from, plain); // what is salvaged lies on disk as safely as before
    }
    Salvage.run(
        from,
        cipher == null ? plain : new EncryptedFiles(plain, cipher),
        DatabaseOpening.STORE,
        DatabaseOpening.LOG,
        losses);
    try (Database database =
        Database.open(DatabaseOptions.directory(directory).withKeySource(key))) {
      try (Transaction transaction = database.transactions().begin(TransactionOptions.DEFAULT)) {
        Catalog catalog = database.catalog(transaction);
        for (TableDefinition table : catalog.tables()) {
          remove(transaction, table, losses);
        }
        transaction.commit();
      }
    }
  }

  private static void remove(
      Transaction transaction, TableDefinition table, Consumer<String> losses) {
    try {
      for (long row : UnreadableRows.remove(transaction, table)) {
        losses.accept("row " + row + " of " + table.name() + " is lost: it cannot be read");
      }
    } catch (QuiverException e) {
      losses.accept("rows of " + table.name() + " are lost: " + e.getMessage());
    }
  }
}
