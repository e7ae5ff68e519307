package io.quiver.storage.table;

import io.quiver.storage.codec.ByteWriter;
import io.quiver.storage.codec.IndexKeyCodec;
import io.quiver.storage.codec.KeyCodec;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.Keys;
import org.jspecify.annotations.Nullable;

/**
 * An {@link IndexRange} as ranges of bytes.
 *
 * @param full which encoded columns, not cut off, belong to it
 * @param scan which keys can belong to it: all that do and, when columns are cut off, maybe more
 */
record IndexKeyRange(KeyRange full, KeyRange scan) {

  static IndexKeyRange of(IndexKeyCodec codec, IndexRange range) {
    byte[] prefix = codec.columns(range.equal());
    IndexRange.Bound from = range.from();
    IndexRange.Bound to = range.to();
    if (from == null && to == null) {
      return of(prefix.length == 0 ? KeyRange.ALL : KeyRange.prefix(prefix));
    }
    int column = range.equal().size();
    boolean descending = codec.isDescending(column);
    IndexRange.Bound low = descending ? to : from;
    IndexRange.Bound high = descending ? from : to;
    return of(KeyRange.of(low(codec, prefix, column, low), high(codec, prefix, column, high)));
  }

  private static byte @Nullable [] low(
      IndexKeyCodec codec, byte[] prefix, int column, IndexRange.@Nullable Bound bound) {
    if (bound == null) {
      // NULLs come first in an ascending column, and no comparison selects them.
      return codec.isDescending(column)
          ? prefix
          : Keys.afterPrefix(append(codec, prefix, column, null));
    }
    byte[] key = append(codec, prefix, column, bound.value());
    return bound.inclusive() ? key : Keys.afterPrefix(key);
  }

  private static byte @Nullable [] high(
      IndexKeyCodec codec, byte[] prefix, int column, IndexRange.@Nullable Bound bound) {
    if (bound == null) {
      return codec.isDescending(column)
          ? append(codec, prefix, column, null)
          : Keys.afterPrefix(prefix);
    }
    byte[] key = append(codec, prefix, column, bound.value());
    return bound.inclusive() ? Keys.afterPrefix(key) : key;
  }

  private static byte[] append(
      IndexKeyCodec codec, byte[] prefix, int column, @Nullable Object value) {
    ByteWriter out = new ByteWriter();
    out.writeBytes(prefix);
    KeyCodec.write(out, codec.type(column), codec.isDescending(column), value);
    return out.toBytes();
  }

  private static IndexKeyRange of(KeyRange full) {
    byte[] from = full.from();
    byte[] to = full.to();
    byte[] scanFrom = from == null ? null : IndexKeyCodec.cut(from);
    byte[] scanTo =
        to == null || to.length <= IndexKeyCodec.LIMIT
            ? to
            : Keys.afterPrefix(IndexKeyCodec.cut(to));
    return new IndexKeyRange(full, KeyRange.of(scanFrom, scanTo));
  }
}
