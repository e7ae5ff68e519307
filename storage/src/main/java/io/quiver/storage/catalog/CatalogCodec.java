package io.quiver.storage.catalog;

import io.quiver.storage.codec.ByteReader;
import io.quiver.storage.codec.ByteWriter;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.KeyRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Definitions as entries of the system namespace. Key: 0x01, kind (one byte: 1 schema, 2 table, 3
 * view, 4 sequence, 5 graph, 6 property graph, 7 procedure), id (four bytes). Value: format version
 * (one byte, now 1), then the record's components in their order: numbers zig-zag variable-length,
 * text with its length, lists with their count, what may be null behind a byte 0 or 1. Tables: see
 * {@link TableCodec}, property graphs: {@link PropertyGraphCodec}, procedures: {@link
 * ProcedureCodec}.
 */
public final class CatalogCodec {
  /** The namespace that definitions are in. */
  public static final int NAMESPACE = 1;

  private static final int DEFINITION = 1;
  private static final int FORMAT = 1;
  private static final int SCHEMA = 1;
  private static final int TABLE = 2;
  private static final int VIEW = 3;
  private static final int SEQUENCE = 4;
  private static final int GRAPH = 5;
  private static final int PROPERTY_GRAPH = 6;
  private static final int PROCEDURE = 7;

  private CatalogCodec() {}

  /** The keys of all definitions; other keys of the namespace are something else. */
  public static KeyRange allKeys() {
    return KeyRange.prefix(new byte[] {DEFINITION});
  }

  public static byte[] key(Definition definition) {
    ByteWriter out = new ByteWriter();
    out.writeByte(DEFINITION);
    out.writeByte(
        switch (definition) {
          case SchemaDefinition schema -> SCHEMA;
          case TableDefinition table -> TABLE;
          case ViewDefinition view -> VIEW;
          case SequenceDefinition sequence -> SEQUENCE;
          case GraphDefinition graph -> GRAPH;
          case PropertyGraphDefinition graph -> PROPERTY_GRAPH;
          case ProcedureDefinition procedure -> PROCEDURE;
        });
    out.writeInt(definition.id());
    return out.toBytes();
  }

  /** The id in a definition's key. */
  public static int idOf(byte[] key) {
    ByteReader in = new ByteReader(key);
    in.skip(2);
    return in.readInt();
  }

  public static byte[] encode(Definition definition) {
    ByteWriter out = new ByteWriter();
    out.writeByte(FORMAT);
    out.writeSigned(definition.id());
    switch (definition) {
      case SchemaDefinition schema -> out.writeString(schema.name());
      case TableDefinition table -> TableCodec.write(out, table);
      case ViewDefinition view -> {
        writeName(out, view.name());
        writeNames(out, view.columnNames());
        out.writeString(view.querySql());
        TableCodec.writeOptional(out, view.comment());
        TableCodec.writeIds(out, view.dependsOn());
      }
      case SequenceDefinition sequence -> writeSequence(out, sequence);
      case GraphDefinition graph -> {
        out.writeString(graph.name());
        out.writeSigned(graph.nodesTableId());
        out.writeSigned(graph.edgesTableId());
        out.writeSigned(graph.tagsTableId());
        out.writeSigned(graph.embeddingsTableId());
      }
      case PropertyGraphDefinition graph -> PropertyGraphCodec.write(out, graph);
      case ProcedureDefinition procedure -> ProcedureCodec.write(out, procedure);
    }
    return out.toBytes();
  }

  /**
   * Reads an entry back.
   *
   * @throws QuiverException UNSUPPORTED_FORMAT for an entry of a newer version, CORRUPT_FILE
   */
  public static Definition decode(byte[] key, byte[] value) {
    ByteReader in = new ByteReader(value);
    int format = in.readByte();
    if (format != FORMAT) {
      throw new QuiverException(
          ErrorCode.UNSUPPORTED_FORMAT,
          "the catalog has a definition of format " + format + ", this version reads " + FORMAT);
    }
    int id = (int) in.readSigned();
    return switch (key[1]) {
      case SCHEMA -> new SchemaDefinition(id, in.readString());
      case TABLE -> TableCodec.read(in, id);
      case VIEW ->
          new ViewDefinition(
              id,
              readName(in),
              readNames(in),
              in.readString(),
              TableCodec.readOptional(in),
              TableCodec.readIds(in));
      case SEQUENCE -> readSequence(in, id);
      case GRAPH ->
          new GraphDefinition(
              id,
              in.readString(),
              (int) in.readSigned(),
              (int) in.readSigned(),
              (int) in.readSigned(),
              (int) in.readSigned());
      case PROPERTY_GRAPH -> PropertyGraphCodec.read(in, id);
      case PROCEDURE -> ProcedureCodec.read(in, id);
      default -> throw ByteReader.corrupt("definition kind " + key[1]);
    };
  }

  private static void writeSequence(ByteWriter out, SequenceDefinition sequence) {
    writeName(out, sequence.name());
    out.writeSigned(sequence.start());
    out.writeSigned(sequence.increment());
    out.writeSigned(sequence.minimum());
    out.writeSigned(sequence.maximum());
    out.writeBoolean(sequence.cycle());
    out.writeBoolean(sequence.ownedByColumn());
  }

  private static SequenceDefinition readSequence(ByteReader in, int id) {
    return new SequenceDefinition(
        id,
        readName(in),
        in.readSigned(),
        in.readSigned(),
        in.readSigned(),
        in.readSigned(),
        in.readBoolean(),
        in.readBoolean());
  }

  static void writeName(ByteWriter out, ObjectName name) {
    out.writeString(name.schema());
    out.writeString(name.name());
  }

  static ObjectName readName(ByteReader in) {
    return new ObjectName(in.readString(), in.readString());
  }

  static void writeNames(ByteWriter out, List<String> names) {
    out.writeUnsigned(names.size());
    names.forEach(out::writeString);
  }

  static List<String> readNames(ByteReader in) {
    int count = in.readCount();
    List<String> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      names.add(in.readString());
    }
    return names;
  }
}
