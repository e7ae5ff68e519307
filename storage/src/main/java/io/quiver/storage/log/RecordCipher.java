package io.quiver.storage.log;

import io.quiver.storage.file.DataCipher;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts the payloads of log records with AES-256-GCM, bound to the record's header. Every
 * opening of a log draws a random salt, from which its key is made, and counts its nonces, so that
 * none is used twice with a key.
 *
 * <pre>
 *  0 16 salt
 * 16  8 number of the record in this opening
 * 24  . payload, encrypted
 *  . 16 tag
 * </pre>
 *
 * <p>Thread-safe.
 */
final class RecordCipher {
  static final int OVERHEAD = 40;

  private static final int SALT = 16;
  private static final int START = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DataCipher database;
  private final byte[] salt = new byte[SALT];
  private final DataCipher own;
  private final AtomicLong number = new AtomicLong();

  /** The cipher of the opening that was read last; records of one opening follow each other. */
  private volatile @Nullable Opening reading;

  private record Opening(ByteBuffer salt, DataCipher cipher) {}

  private RecordCipher(DataCipher database) {
    this.database = database;
    RANDOM.nextBytes(salt);
    own = database.derive("log", salt);
  }

  static @Nullable RecordCipher of(@Nullable DataCipher database) {
    return database == null ? null : new RecordCipher(database);
  }

  private static byte[] nonce(long number) {
    return ByteBuffer.allocate(12).putLong(4, number).array();
  }

  /** Bound are kind, timestamp, time and transaction id. */
  private static byte[] bound(LogRecord record) {
    return bound(record.kind(), record.timestamp(), record.wallMicros(), record.transactionId());
  }

  private static byte[] bound(RecordKind kind, long timestamp, long wallMicros, long id) {
    return ByteBuffer.allocate(25)
        .put(kind.code())
        .putLong(timestamp)
        .putLong(wallMicros)
        .putLong(id)
        .array();
  }

  byte[] seal(LogRecord record) {
    byte[] payload = record.payload();
    byte[] sealed = new byte[payload.length + OVERHEAD];
    long count = number.getAndIncrement();
    ByteBuffer.wrap(sealed).put(salt).putLong(count);
    own.seal(payload, 0, payload.length, nonce(count), bound(record), sealed, START);
    return sealed;
  }

  /** The record with its payload decrypted, or null when it is not what was written. */
  @Nullable LogRecord open(LogRecord sealed) {
    byte[] bytes = sealed.payload();
    if (bytes.length < OVERHEAD) {
      return null;
    }
    byte[] payload = new byte[bytes.length - OVERHEAD];
    long count = ByteBuffer.wrap(bytes).getLong(SALT);
    boolean sound =
        cipherOf(bytes).open(bytes, START, payload.length, nonce(count), bound(sealed), payload, 0);
    return sound
        ? new LogRecord(
            sealed.kind(), sealed.timestamp(), sealed.wallMicros(), sealed.transactionId(), payload)
        : null;
  }

  private DataCipher cipherOf(byte[] sealed) {
    ByteBuffer theirs = ByteBuffer.wrap(Arrays.copyOf(sealed, SALT));
    Opening last = reading;
    if (last == null || !last.salt().equals(theirs)) {
      last = new Opening(theirs, database.derive("log", theirs.array()));
      reading = last;
    }
    return last.cipher();
  }
}
