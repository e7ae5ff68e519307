package io.quiver.storage.table;

import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.codec.IndexKeyCodec;
import io.quiver.storage.codec.KeyCodec;
import io.quiver.storage.codec.KeyReader;
import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.value.DataType;
import org.jspecify.annotations.Nullable;

/** Shows locked keys to people. */
public final class LockedKeys {
  private LockedKeys() {}

  /**
   * The values in a locked key, as {@code (7, 'a')}: an index's columns, or a table's row id, which
   * is the primary key where that is one whole number.
   *
   * @param namespace of the table or one of its ordered indexes
   * @return null for a key so long that it was cut off
   */
  public static @Nullable String text(TableDefinition table, int namespace, byte[] key) {
    TableAccess access = new TableAccess(table);
    if (namespace == access.namespace) {
      return key.length < RowKeys.LENGTH ? null : "(" + RowKeys.decode(key) + ")";
    }
    if (key.length >= IndexKeyCodec.LIMIT) {
      return null;
    }
    IndexKeyCodec codec = access.index(namespace).codec;
    KeyReader reader = new KeyReader();
    reader.reset(key, 0, key.length);
    StringBuilder text = new StringBuilder("(");
    for (int i = 0; i < codec.columns(); i++) {
      DataType type = codec.type(i);
      text.append(i == 0 ? "" : ", ")
          .append(ValueText.of(type, KeyCodec.read(reader, type, codec.isDescending(i))));
    }
    return text.append(")").toString();
  }
}
