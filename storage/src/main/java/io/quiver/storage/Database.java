package io.quiver.storage;

import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.file.TemporaryFiles;
import io.quiver.storage.graph.AdjacencyCache;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.log.Durability;
import io.quiver.storage.table.RowRules;
import io.quiver.storage.table.Sequences;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.text.TextIndex;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionManager;
import io.quiver.storage.vector.VectorIndex;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One open database: what the layers above storage hold in their hands. Thread-safe.
 *
 * <p><b>Definitions and snapshots.</b> The catalog that fits a transaction's reads is {@link
 * #catalog(Transaction)}, asked <em>after</em> {@link Transaction#beginStatement} (or inside {@link
 * Transaction#runStatement}): a plan made earlier is good exactly if it was made with a catalog of
 * the same {@link Catalog#version}. Every change of rows through {@link #tables} takes the shared
 * lock of the table's definition and asserts its version; {@link #changeCatalog} takes the
 * exclusive one.
 */
public interface Database extends AutoCloseable {
  /** Opens or creates a database that nobody else in this process shares. See {@link Databases}. */
  static Database open(DatabaseOptions options) {
    return DatabaseOpening.open(options);
  }

  DatabaseOptions options();

  /** What it is called in messages: the directory or {@code mem:name}. */
  String name();

  /** Made once when the database was created. */
  UUID id();

  /** Where statements put what does not fit into their memory. */
  TemporaryFiles temporaryFiles();

  /** What only somebody with the key of this database can tell; empty when it is not encrypted. */
  byte[] secret(String purpose, byte[] salt);

  /** What is defined as of the last commit: for making plans that are shared. */
  Catalog catalog();

  /** What is defined at the transaction's snapshot, with its own uncommitted changes. */
  Catalog catalog(Transaction transaction);

  /** Whether the transaction has uncommitted changes of definitions: its plans are its own. */
  boolean hasOwnDefinitions(Transaction transaction);

  /**
   * Changes definitions within the transaction; call it inside {@link Transaction#runStatement}.
   * One transaction at a time does this, others wait for its end; the function is given the newest
   * catalog and may be called again when the statement is. What it returns is written as rows of
   * the transaction, so a rollback, also to a savepoint, undoes it, and every other reader sees it
   * from the commit on. Tables that are changed or dropped are locked exclusively first; the rows
   * of dropped tables and indexes are removed once no snapshot can read them.
   *
   * <p>New ids come from {@link #newObjectId}. A new ordered index on a table with rows must be
   * filled by {@link #buildIndex} in the same transaction.
   *
   * @return the transaction's catalog after the change
   */
  Catalog changeCatalog(Transaction transaction, UnaryOperator<Catalog> change);

  /**
   * Fills a new ordered index from the table's rows, within the transaction that defined it.
   *
   * @throws io.quiver.storage.error.QuiverException UNIQUE_VIOLATION naming the values
   */
  void buildIndex(Transaction transaction, TableDefinition table, IndexDefinition.Ordered index);

  /**
   * Checks all rows of a table against a foreign key that was added to it, within the transaction
   * that did.
   *
   * @throws io.quiver.storage.error.QuiverException FOREIGN_KEY_VIOLATION naming the values
   */
  void checkForeignKey(Transaction transaction, TableDefinition table, String foreignKeyName);

  /** A number that no definition or namespace of this database ever had. */
  int newObjectId();

  TableStore tables();

  Sequences sequences();

  /** The edges of tables as graphs. */
  AdjacencyCache adjacency();

  TransactionManager transactions();

  KeyValueEngine engine();

  /**
   * The vector index of a definition, for any transaction that sees the definition. While there is
   * none, what is returned searches by reading the table.
   */
  VectorIndex vectorIndex(TableDefinition table, IndexDefinition.Vector index);

  /**
   * The text index of a definition, for any transaction that sees the definition. While there is
   * none, what is returned searches by reading the table.
   */
  TextIndex textIndex(TableDefinition table, IndexDefinition.Text index);

  /** Searches texts of any columns without an index, by reading the table. */
  TextIndex textScan(TableDefinition table, List<Integer> columnIds);

  /** Makes a text index anew from the rows of its table; its searches read the table meanwhile. */
  void rebuildTextIndex(TableDefinition table, IndexDefinition.Text index);

  /** Sets how expressions in definitions are evaluated; NONE until somebody does. */
  void setRowRules(RowRules rules);

  /** Tells it of everything that there is, then of every change. */
  void addDefinitionListener(DefinitionListener listener);

  void removeDefinitionListener(DefinitionListener listener);

  /**
   * What a layer above keeps with the database, made when it is first asked for: one object of each
   * class, reachable as long as the database is. The maker must not ask for another one.
   */
  <T> T attached(Class<T> type, Function<Database, T> maker);

  /** Has something done when the database closes, while it is still whole; newest first. */
  void beforeClose(Runnable action);

  /** Makes the store current, shortens the log, removes rows of what was dropped. */
  void checkpoint();

  /** A {@link #checkpoint} that also gives unused space back to the file system. */
  void compact();

  /**
   * Reads everything back: files against their checksums, then every row, its long values, its
   * index entries and the rows that it refers to. Takes as long as reading it all.
   *
   * @throws io.quiver.storage.error.QuiverException CORRUPT_FILE or CORRUPT_INDEX naming the place
   */
  void verify();

  /**
   * Reads everything back like {@link #verify} and reports on every object, sound or not, instead
   * of stopping at the first finding; vector indexes are compared with their rows too.
   */
  List<CheckFinding> check();

  /** What commits of everybody have behind them until the database is closed. */
  void setDurability(Durability durability);

  /** Backups of this database while it is being used. */
  DatabaseBackups backups();

  /**
   * Rolls back open transactions, checkpoints, closes the files and releases the directory.
   * Harmless when repeated.
   */
  @Override
  void close();
}
