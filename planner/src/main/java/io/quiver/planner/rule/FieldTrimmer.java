package io.quiver.planner.rule;

import io.quiver.planner.rel.TextSearch;
import io.quiver.planner.rel.VectorTopK;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.ImmutableIntList;
import org.apache.calcite.util.mapping.Mapping;
import org.apache.calcite.util.mapping.MappingType;
import org.apache.calcite.util.mapping.Mappings;

/** Calcite's trimmer of unused fields, which also trims vector searches. Used once. */
public final class FieldTrimmer extends RelFieldTrimmer {
  private FieldTrimmer(RelOptCluster cluster) {
    super(null, RelFactories.LOGICAL_BUILDER.create(cluster, null));
  }

  /** The same rows and fields, with only those fields inside that are used. */
  public static RelNode trim(RelNode root, RelOptCluster cluster) {
    return new FieldTrimmer(cluster).trim(root);
  }

  /** Found by Calcite by its name and parameters. */
  public TrimResult trimFields(
      VectorTopK search, ImmutableBitSet fieldsUsed, Set<RelDataTypeField> extraFields) {
    int distance = search.columns().size();
    List<Integer> columns = new ArrayList<>();
    Mapping mapping =
        Mappings.create(
            MappingType.INVERSE_SURJECTION,
            distance + 1,
            fieldsUsed.clear(distance).cardinality() + 1);
    for (int field : fieldsUsed) {
      if (field != distance) {
        mapping.set(field, columns.size());
        columns.add(search.columns().get(field));
      }
    }
    mapping.set(distance, columns.size());
    VectorTopK trimmed = search.withColumns(ImmutableIntList.copyOf(columns));
    return result(trimmed, mapping);
  }

  /** Found by Calcite by its name and parameters. */
  public TrimResult trimFields(
      TextSearch search, ImmutableBitSet fieldsUsed, Set<RelDataTypeField> extraFields) {
    int known = search.columns().size();
    int parts = TextSearch.PARTS.size();
    List<Integer> columns = new ArrayList<>();
    ImmutableBitSet used = fieldsUsed.intersect(ImmutableBitSet.range(known));
    Mapping mapping =
        Mappings.create(MappingType.INVERSE_SURJECTION, known + parts, used.cardinality() + parts);
    for (int field : used) {
      mapping.set(field, columns.size());
      columns.add(search.columns().get(field));
    }
    for (int part = 0; part < parts; part++) {
      mapping.set(known + part, columns.size() + part);
    }
    return result(search.withColumns(ImmutableIntList.copyOf(columns)), mapping);
  }
}
