package io.quiver.storage;

import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.CatalogCodec;
import io.quiver.storage.catalog.SchemaDefinition;
import io.quiver.storage.codec.ByteReader;
import io.quiver.storage.codec.ByteWriter;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionOptions;
import java.util.UUID;

/** Writes what every database has from the start, or checks that it is there. */
final class Bootstrap {
  private Bootstrap() {}

  /** Returns the database's id. */
  static UUID run(LocalDatabase database, DatabaseOptions options) {
    try (Transaction transaction = database.ownTransactions().begin(TransactionOptions.DEFAULT)) {
      byte[] format = transaction.get(MetaKeys.NAMESPACE, MetaKeys.FORMAT);
      if (format == null) {
        return create(database, transaction, options);
      }
      checkFormat(options, new ByteReader(format).readInt());
      byte[] stored = transaction.get(MetaKeys.NAMESPACE, MetaKeys.DATABASE_ID);
      if (stored == null) {
        throw new QuiverException(
            ErrorCode.CORRUPT_FILE,
            "database " + options.location().display() + " has a format but no id");
      }
      ByteReader in = new ByteReader(stored);
      return new UUID(in.readLong(), in.readLong());
    }
  }

  private static void checkFormat(DatabaseOptions options, int format) {
    if (format > MetaKeys.FORMAT_VERSION) {
      throw new QuiverException(
          ErrorCode.UNSUPPORTED_FORMAT,
          "database "
              + options.location().display()
              + " has format "
              + format
              + ", this version of Quiver reads formats up to "
              + MetaKeys.FORMAT_VERSION,
          "Open it with a newer version of Quiver.",
          null,
          null);
    }
  }

  private static UUID create(
      LocalDatabase database, Transaction transaction, DatabaseOptions options) {
    if (options.readOnly() && options.location() instanceof DatabaseLocation.Directory) {
      throw new QuiverException(
          ErrorCode.DATABASE_NOT_FOUND,
          "database "
              + options.location().display()
              + " is empty and cannot be made while it is opened read-only");
    }
    UUID id = UUID.randomUUID();
    SchemaDefinition schema = new SchemaDefinition(database.newObjectId(), Catalog.DEFAULT_SCHEMA);
    ByteWriter format = new ByteWriter();
    format.writeInt(MetaKeys.FORMAT_VERSION);
    ByteWriter uuid = new ByteWriter();
    uuid.writeLong(id.getMostSignificantBits());
    uuid.writeLong(id.getLeastSignificantBits());
    transaction.put(MetaKeys.NAMESPACE, MetaKeys.FORMAT, format.toBytes());
    transaction.put(MetaKeys.NAMESPACE, MetaKeys.DATABASE_ID, uuid.toBytes());
    transaction.put(CatalogCodec.NAMESPACE, CatalogCodec.key(schema), CatalogCodec.encode(schema));
    transaction.commit();
    return id;
  }
}
