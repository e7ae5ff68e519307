package io.quiver.storage.catalog;

import io.quiver.storage.catalog.ProcedureDefinition.Mode;
import io.quiver.storage.catalog.ProcedureDefinition.Parameter;
import io.quiver.storage.codec.ByteReader;
import io.quiver.storage.codec.ByteWriter;
import io.quiver.storage.codec.DataTypeCodec;
import java.util.ArrayList;
import java.util.List;

/**
 * Procedures in the form of {@link CatalogCodec}: name, parameters (name, mode as one byte, type),
 * body, comment, ids of what it uses.
 */
final class ProcedureCodec {
  private ProcedureCodec() {}

  static void write(ByteWriter out, ProcedureDefinition procedure) {
    CatalogCodec.writeName(out, procedure.name());
    out.writeUnsigned(procedure.parameters().size());
    for (Parameter parameter : procedure.parameters()) {
      out.writeString(parameter.name());
      out.writeByte(parameter.mode().ordinal());
      DataTypeCodec.write(out, parameter.type());
    }
    out.writeString(procedure.body());
    TableCodec.writeOptional(out, procedure.comment());
    TableCodec.writeIds(out, procedure.dependsOn());
  }

  static ProcedureDefinition read(ByteReader in, int id) {
    ObjectName name = CatalogCodec.readName(in);
    int count = in.readCount();
    List<Parameter> parameters = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      parameters.add(new Parameter(in.readString(), mode(in.readByte()), DataTypeCodec.read(in)));
    }
    return new ProcedureDefinition(
        id, name, parameters, in.readString(), TableCodec.readOptional(in), TableCodec.readIds(in));
  }

  private static Mode mode(int code) {
    Mode[] modes = Mode.values();
    if (code < 0 || code >= modes.length) {
      throw ByteReader.corrupt("parameter mode " + code);
    }
    return modes[code];
  }
}
