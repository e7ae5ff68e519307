package io.quiver.storage.catalog;

import io.quiver.storage.codec.ByteReader;
import io.quiver.storage.codec.ByteWriter;
import io.quiver.storage.codec.DataTypeCodec;
import io.quiver.storage.codec.ValueCodec;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table's definition as bytes: the components of {@link TableDefinition} in their order (the id
 * is written by {@link CatalogCodec}). A column's initial value: 0 or 1, then length and bytes as
 * {@link ValueCodec} writes them. An index: 1 for ordered, 2 for vector or 3 for text, then its
 * components (DOUBLE: 8 bytes, the bits). Foreign key actions: one byte, place in the enumeration.
 */
final class TableCodec {
  private static final int ORDERED = 1;
  private static final int VECTOR = 2;
  private static final int TEXT = 3;
  private static final ForeignKeyDefinition.Action[] ACTIONS = ForeignKeyDefinition.Action.values();

  private TableCodec() {}

  static void write(ByteWriter out, TableDefinition table) {
    out.writeSigned(table.overflowNamespace());
    CatalogCodec.writeName(out, table.name());
    writeList(out, table.columns(), TableCodec::writeColumn);
    out.writeSigned(table.nextColumnId());
    writeOptionalId(out, table.primaryKeyIndex());
    writeOptionalId(out, table.rowIdColumn());
    writeOptional(out, table.primaryKeyName());
    writeList(out, table.indexes(), TableCodec::writeIndex);
    writeList(out, table.foreignKeys(), TableCodec::writeForeignKey);
    writeList(
        out,
        table.checks(),
        (o, check) -> {
          o.writeString(check.name());
          o.writeString(check.conditionSql());
        });
    out.writeSigned(table.version());
    out.writeBoolean(table.temporary());
    writeOptional(out, table.comment());
  }

  static TableDefinition read(ByteReader in, int id) {
    return new TableDefinition(
        id,
        (int) in.readSigned(),
        CatalogCodec.readName(in),
        readList(in, TableCodec::readColumn),
        (int) in.readSigned(),
        readOptionalId(in),
        readOptionalId(in),
        readOptional(in),
        readList(in, TableCodec::readIndex),
        readList(in, TableCodec::readForeignKey),
        readList(in, i -> new CheckDefinition(i.readString(), i.readString())),
        in.readSigned(),
        in.readBoolean(),
        readOptional(in));
  }

  private static void writeColumn(ByteWriter out, ColumnDefinition column) {
    out.writeSigned(column.id());
    out.writeString(column.name());
    DataTypeCodec.write(out, column.type());
    out.writeBoolean(column.nullable());
    writeOptional(out, column.defaultSql());
    writeOptional(out, column.generatedSql());
    ColumnDefinition.Identity identity = column.identity();
    out.writeBoolean(identity != null);
    if (identity != null) {
      out.writeBoolean(identity.always());
      out.writeSigned(identity.sequenceId());
    }
    writeOptional(out, column.comment());
    Object initialValue = column.initialValue();
    out.writeBoolean(initialValue != null);
    if (initialValue != null) {
      ByteWriter value = new ByteWriter();
      ValueCodec.write(value, column.type(), initialValue);
      out.writeUnsigned(value.size());
      out.writeBytes(value.toBytes());
    }
  }

  private static ColumnDefinition readColumn(ByteReader in) {
    int id = (int) in.readSigned();
    String name = in.readString();
    DataType type = DataTypeCodec.read(in);
    boolean nullable = in.readBoolean();
    String defaultSql = readOptional(in);
    String generatedSql = readOptional(in);
    ColumnDefinition.Identity identity =
        in.readBoolean()
            ? new ColumnDefinition.Identity(in.readBoolean(), (int) in.readSigned())
            : null;
    String comment = readOptional(in);
    Object initialValue = null;
    if (in.readBoolean()) {
      byte[] bytes = in.readBytes(in.readCount());
      initialValue = ValueCodec.read(type, bytes, 0, bytes.length);
    }
    return new ColumnDefinition(
        id, name, type, nullable, defaultSql, generatedSql, identity, comment, initialValue);
  }

  private static void writeIndex(ByteWriter out, IndexDefinition index) {
    switch (index) {
      case IndexDefinition.Ordered ordered -> {
        out.writeByte(ORDERED);
        out.writeSigned(ordered.id());
        out.writeString(ordered.name());
        writeIds(out, ordered.columnIds());
        writeList(out, ordered.descending(), ByteWriter::writeBoolean);
        out.writeBoolean(ordered.unique());
        out.writeBoolean(ordered.constraint());
        out.writeBoolean(ordered.ready());
      }
      case IndexDefinition.Vector vector -> {
        out.writeByte(VECTOR);
        out.writeSigned(vector.id());
        out.writeString(vector.name());
        writeIds(out, vector.columnIds());
        writeIds(out, vector.includedColumnIds());
        writeList(
            out,
            List.copyOf(new TreeMap<>(vector.options()).entrySet()),
            (o, option) -> {
              o.writeString(option.getKey());
              o.writeString(option.getValue());
            });
        out.writeBoolean(vector.ready());
      }
      case IndexDefinition.Text text -> {
        out.writeByte(TEXT);
        out.writeSigned(text.id());
        out.writeString(text.name());
        writeIds(out, text.columnIds());
        writeList(out, text.boosts(), (o, boost) -> o.writeLong(Double.doubleToLongBits(boost)));
        out.writeString(text.analyzer());
        out.writeLong(Double.doubleToLongBits(text.k1()));
        out.writeLong(Double.doubleToLongBits(text.b()));
        out.writeBoolean(text.ready());
      }
    }
  }

  private static IndexDefinition readIndex(ByteReader in) {
    int kind = in.readByte();
    return switch (kind) {
      case ORDERED ->
          new IndexDefinition.Ordered(
              (int) in.readSigned(),
              in.readString(),
              readIds(in),
              readList(in, ByteReader::readBoolean),
              in.readBoolean(),
              in.readBoolean(),
              in.readBoolean());
      case VECTOR -> {
        int id = (int) in.readSigned();
        String name = in.readString();
        List<Integer> columnIds = readIds(in);
        List<Integer> includedColumnIds = readIds(in);
        Map<String, String> options = new LinkedHashMap<>();
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
          String option = in.readString();
          options.put(option, in.readString());
        }
        yield new IndexDefinition.Vector(
            id, name, columnIds, includedColumnIds, options, in.readBoolean());
      }
      case TEXT ->
          new IndexDefinition.Text(
              (int) in.readSigned(),
              in.readString(),
              readIds(in),
              readList(in, i -> Double.longBitsToDouble(i.readLong())),
              in.readString(),
              Double.longBitsToDouble(in.readLong()),
              Double.longBitsToDouble(in.readLong()),
              in.readBoolean());
      default -> throw ByteReader.corrupt("index kind " + kind);
    };
  }

  // The order of the actions is part of the format.
  @SuppressWarnings("EnumOrdinal")
  private static void writeForeignKey(ByteWriter out, ForeignKeyDefinition key) {
    out.writeString(key.name());
    writeIds(out, key.columnIds());
    out.writeSigned(key.parentTableId());
    writeIds(out, key.parentColumnIds());
    out.writeByte(key.onDelete().ordinal());
    out.writeByte(key.onUpdate().ordinal());
  }

  private static ForeignKeyDefinition readForeignKey(ByteReader in) {
    return new ForeignKeyDefinition(
        in.readString(),
        readIds(in),
        (int) in.readSigned(),
        readIds(in),
        readAction(in),
        readAction(in));
  }

  private static ForeignKeyDefinition.Action readAction(ByteReader in) {
    int ordinal = in.readByte();
    if (ordinal >= ACTIONS.length) {
      throw ByteReader.corrupt("foreign key action " + ordinal);
    }
    return ACTIONS[ordinal];
  }

  static void writeOptional(ByteWriter out, @Nullable String text) {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeString(text);
    }
  }

  static @Nullable String readOptional(ByteReader in) {
    return in.readBoolean() ? in.readString() : null;
  }

  private static void writeOptionalId(ByteWriter out, @Nullable Integer id) {
    out.writeBoolean(id != null);
    if (id != null) {
      out.writeSigned(id);
    }
  }

  private static @Nullable Integer readOptionalId(ByteReader in) {
    return in.readBoolean() ? Integer.valueOf((int) in.readSigned()) : null;
  }

  static void writeIds(ByteWriter out, List<Integer> ids) {
    writeList(out, ids, (o, id) -> o.writeSigned(id));
  }

  static List<Integer> readIds(ByteReader in) {
    return readList(in, i -> (int) i.readSigned());
  }

  private static <E> void writeList(
      ByteWriter out, List<E> elements, BiConsumer<ByteWriter, E> writer) {
    out.writeUnsigned(elements.size());
    for (E element : elements) {
      writer.accept(out, element);
    }
  }

  private static <E> List<E> readList(ByteReader in, Function<ByteReader, E> reader) {
    int count = in.readCount();
    List<E> elements = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      elements.add(reader.apply(in));
    }
    return elements;
  }
}
