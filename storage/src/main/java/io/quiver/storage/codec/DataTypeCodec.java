package io.quiver.storage.codec;

import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;

/**
 * A data type as bytes: kind (one byte, place in {@link TypeKind}), precision (zig-zag
 * variable-length), scale (likewise); an ARRAY's element type follows.
 */
public final class DataTypeCodec {
  private static final TypeKind[] KINDS = TypeKind.values();

  private DataTypeCodec() {}

  // The order of the kinds is part of the format.
  @SuppressWarnings("EnumOrdinal")
  public static void write(ByteWriter out, DataType type) {
    out.writeByte(type.kind().ordinal());
    out.writeSigned(type.precision());
    out.writeSigned(type.scale());
    DataType element = type.element();
    if (element != null) {
      write(out, element);
    }
  }

  public static DataType read(ByteReader in) {
    int ordinal = in.readByte();
    if (ordinal >= KINDS.length) {
      throw ByteReader.corrupt("data type " + ordinal);
    }
    TypeKind kind = KINDS[ordinal];
    int precision = (int) in.readSigned();
    int scale = (int) in.readSigned();
    return new DataType(kind, precision, scale, kind == TypeKind.ARRAY ? read(in) : null);
  }
}
