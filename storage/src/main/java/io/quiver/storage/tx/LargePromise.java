package io.quiver.storage.tx;

import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.LargeWrites;
import io.quiver.storage.kv.WriteCursor;
import java.util.Iterator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a prepared transaction that does not fit into memory: its record, then its writes,
 * encoded part by part while they are asked for. Confined to the preparing thread.
 */
final class LargePromise implements LargeWrites {
  private final String name;
  private final byte[] record;
  private final Supplier<Iterator<byte[]>> parts;

  /**
   * The promise of one transaction.
   *
   * @param record part 0
   * @param parts gives the other parts, the same each time
   */
  LargePromise(String name, byte[] record, Supplier<Iterator<byte[]>> parts) {
    this.name = name;
    this.record = record;
    this.parts = parts;
  }

  @Override
  public SortedSet<Integer> namespaces() {
    SortedSet<Integer> only = new TreeSet<>();
    only.add(PreparedRecord.NAMESPACE);
    return only;
  }

  @Override
  public WriteCursor open(int namespace) {
    if (namespace != PreparedRecord.NAMESPACE) {
      throw QuiverException.bug("a promise has no writes to namespace " + namespace);
    }
    return new Entries(parts.get());
  }

  /** Nobody reads the namespace of promises as a transaction does. */
  @Override
  public boolean touches(int namespace, KeyRange range) {
    return false;
  }

  @Override
  public boolean removes(int namespace, byte[] key) {
    return false;
  }

  /** The record and the parts. */
  private final class Entries implements WriteCursor {
    private final Iterator<byte[]> rest;
    private int part = -1;
    private byte[] value = {};

    Entries(Iterator<byte[]> rest) {
      this.rest = rest;
    }

    @Override
    public boolean next() {
      if (part >= 0 && !rest.hasNext()) {
        return false;
      }
      part++;
      value = part == 0 ? record : rest.next();
      return true;
    }

    @Override
    public byte[] key() {
      return PreparedRecord.key(name, part);
    }

    @Override
    public byte @Nullable [] value() {
      return value;
    }
  }
}
