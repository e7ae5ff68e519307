package io.quiver.storage.tx;

import io.quiver.storage.codec.ByteReader;
import io.quiver.storage.codec.ByteWriter;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.NamespaceRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prepared transaction as it is stored, in a namespace of its own: what recovery needs to keep
 * its promise. Entries are named by the transaction and a part number; part 0 is this record, parts
 * from 1 on are its writes as the log encodes them.
 *
 * <pre>
 * key    = varint length of the name, name in UTF-8, int part
 * part 0 = byte format (1), long prepared at (milliseconds since 1970), varint parts of writes,
 *          varint locks, lock{...}, varint ranges, range{...}
 * lock   = int namespace, varint length, key, byte (1: exclusive, 0: shared)
 * range  = int namespace, bound, bound               nobody may write into it before the outcome
 * bound  = byte 0 for none, else byte 1, varint length, key
 * </pre>
 */
record PreparedRecord(
    long sinceMillis, int parts, List<HeldLock> locks, List<NamespaceRange> ranges) {
  static final int NAMESPACE = 3;

  private static final int FORMAT = 1;

  /** A lock that it holds until its outcome. */
  record HeldLock(int namespace, Bytes key, LockMode mode) {}

  /** A key in a record. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Bytes(byte[] bytes) {}

  PreparedRecord {
    locks = List.copyOf(locks);
    ranges = List.copyOf(ranges);
  }

  static byte[] key(String name, int part) {
    ByteWriter out = new ByteWriter();
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    out.writeUnsigned(bytes.length);
    out.writeBytes(bytes);
    out.writeInt(part);
    return out.toBytes();
  }

  static String name(byte[] key) {
    ByteReader in = new ByteReader(key);
    return new String(in.readBytes(in.readCount()), StandardCharsets.UTF_8);
  }

  static int part(byte[] key) {
    ByteReader in = new ByteReader(key);
    in.skip(in.readCount());
    return in.readInt();
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter();
    out.writeByte(FORMAT);
    out.writeLong(sinceMillis);
    out.writeUnsigned(parts);
    out.writeUnsigned(locks.size());
    for (HeldLock lock : locks) {
      out.writeInt(lock.namespace());
      write(out, lock.key().bytes());
      out.writeBoolean(lock.mode() == LockMode.EXCLUSIVE);
    }
    out.writeUnsigned(ranges.size());
    for (NamespaceRange range : ranges) {
      out.writeInt(range.namespace());
      writeBound(out, range.range().from());
      writeBound(out, range.range().to());
    }
    return out.toBytes();
  }

  static PreparedRecord decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    int format = in.readByte();
    if (format != FORMAT) {
      throw new QuiverException(
          ErrorCode.UNSUPPORTED_FORMAT,
          "a prepared transaction has format " + format + "; this version reads " + FORMAT);
    }
    long sinceMillis = in.readLong();
    int parts = (int) in.readUnsigned();
    int lockCount = in.readCount();
    List<HeldLock> locks = new ArrayList<>(lockCount);
    for (int i = 0; i < lockCount; i++) {
      int namespace = in.readInt();
      Bytes key = new Bytes(in.readBytes(in.readCount()));
      locks.add(
          new HeldLock(namespace, key, in.readBoolean() ? LockMode.EXCLUSIVE : LockMode.SHARED));
    }
    int rangeCount = in.readCount();
    List<NamespaceRange> ranges = new ArrayList<>(rangeCount);
    for (int i = 0; i < rangeCount; i++) {
      int namespace = in.readInt();
      ranges.add(new NamespaceRange(namespace, KeyRange.of(readBound(in), readBound(in))));
    }
    return new PreparedRecord(sinceMillis, parts, locks, ranges);
  }

  private static void write(ByteWriter out, byte[] key) {
    out.writeUnsigned(key.length);
    out.writeBytes(key);
  }

  private static void writeBound(ByteWriter out, byte @Nullable [] bound) {
    out.writeBoolean(bound != null);
    if (bound != null) {
      write(out, bound);
    }
  }

  private static byte @Nullable [] readBound(ByteReader in) {
    return in.readBoolean() ? in.readBytes(in.readCount()) : null;
  }
}
