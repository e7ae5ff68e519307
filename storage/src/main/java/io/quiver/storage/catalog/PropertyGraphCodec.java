package io.quiver.storage.catalog;

import io.quiver.storage.catalog.GraphElementTable.End;
import io.quiver.storage.catalog.GraphElementTable.Ends;
import io.quiver.storage.catalog.GraphElementTable.Label;
import io.quiver.storage.catalog.GraphElementTable.Property;
import io.quiver.storage.codec.ByteReader;
import io.quiver.storage.codec.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Property graphs in the form of {@link CatalogCodec}: name, comment, vertex tables, edge tables;
 * each relation id, alias, key, condition, labels (name, properties as name and expression) and,
 * behind a byte 0 or 1, both ends (alias, columns, referenced columns).
 */
final class PropertyGraphCodec {
  private PropertyGraphCodec() {}

  static void write(ByteWriter out, PropertyGraphDefinition graph) {
    CatalogCodec.writeName(out, graph.name());
    TableCodec.writeOptional(out, graph.comment());
    writeTables(out, graph.vertexTables());
    writeTables(out, graph.edgeTables());
  }

  static PropertyGraphDefinition read(ByteReader in, int id) {
    ObjectName name = CatalogCodec.readName(in);
    String comment = TableCodec.readOptional(in);
    return new PropertyGraphDefinition(id, name, readTables(in), readTables(in), comment);
  }

  private static void writeTables(ByteWriter out, List<GraphElementTable> tables) {
    out.writeUnsigned(tables.size());
    for (GraphElementTable table : tables) {
      out.writeSigned(table.relationId());
      out.writeString(table.alias());
      CatalogCodec.writeNames(out, table.key());
      TableCodec.writeOptional(out, table.condition());
      out.writeUnsigned(table.labels().size());
      for (Label label : table.labels()) {
        out.writeString(label.name());
        out.writeUnsigned(label.properties().size());
        for (Property property : label.properties()) {
          out.writeString(property.name());
          out.writeString(property.expression());
        }
      }
      Ends ends = table.ends();
      out.writeBoolean(ends != null);
      if (ends != null) {
        writeEnd(out, ends.source());
        writeEnd(out, ends.destination());
      }
    }
  }

  private static void writeEnd(ByteWriter out, End end) {
    out.writeString(end.vertexTable());
    CatalogCodec.writeNames(out, end.columns());
    CatalogCodec.writeNames(out, end.referenced());
  }

  private static List<GraphElementTable> readTables(ByteReader in) {
    int count = in.readCount();
    List<GraphElementTable> tables = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int relation = (int) in.readSigned();
      String alias = in.readString();
      List<String> key = CatalogCodec.readNames(in);
      String condition = TableCodec.readOptional(in);
      List<Label> labels = readLabels(in);
      @Nullable Ends ends = in.readBoolean() ? new Ends(readEnd(in), readEnd(in)) : null;
      tables.add(new GraphElementTable(relation, alias, key, labels, ends, condition));
    }
    return tables;
  }

  private static List<Label> readLabels(ByteReader in) {
    int count = in.readCount();
    List<Label> labels = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String name = in.readString();
      int size = in.readCount();
      List<Property> properties = new ArrayList<>(size);
      for (int j = 0; j < size; j++) {
        properties.add(new Property(in.readString(), in.readString()));
      }
      labels.add(new Label(name, properties));
    }
    return labels;
  }

  private static End readEnd(ByteReader in) {
    return new End(in.readString(), CatalogCodec.readNames(in), CatalogCodec.readNames(in));
  }
}
