package io.quiver.planner.optimize;

import io.quiver.planner.cost.QuiverMetadata;
import io.quiver.planner.rel.IndexProbe;
import io.quiver.planner.rel.KeyBound;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Enumerates the ways to read a table under some conditions. */
final class AccessPaths {
  /** What reading a row through an index costs, in rows of a full scan. */
  static final double LOOKUP_COST = 2.5;

  /** Plans outlive the time when a table is small: no table is thought smaller than this. */
  private static final double MIN_ROWS = 1000;

  private static final double BOUNDED = 0.33;

  private static final double BOUNDED_TWICE = 0.15;

  /** More probes than this are not worth it. */
  private static final int MAX_PROBES = 2000;

  private final QuiverMetadata metadata;
  private final RexBuilder builder;

  AccessPaths(QuiverMetadata metadata, RexBuilder builder) {
    this.metadata = metadata;
    this.builder = builder;
  }

  /**
   * All ways, the full scan first.
   *
   * @param terms conditions that an index may serve
   */
  List<AccessPath> enumerate(TableDefinition table, List<KeyTerm> terms) {
    List<AccessPath> paths = new ArrayList<>();
    double present = Math.max(1, metadata.statistics().rows(table));
    double rows = Math.max(MIN_ROWS, present);
    Integer rowIdColumn = table.rowIdColumn();
    int rowId = rowIdColumn == null ? table.columns().size() : table.ordinalOf(rowIdColumn);
    paths.add(
        new AccessPath(
            new AccessPath.How.All(),
            rows,
            rows,
            Set.of(),
            List.of(rowId),
            List.of(false),
            Set.of()));
    addRowIds(terms, rowId, rows, paths);
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Ordered ordered && ordered.ready()) {
        addIndex(table, ordered, terms, rows, paths);
      }
    }
    return paths.stream().map(path -> path.withAtMost(present)).toList();
  }

  private static void addRowIds(
      List<KeyTerm> terms, int rowId, double rows, List<AccessPath> paths) {
    KeyTerm member = find(terms, rowId, KeyTerm.Kind.EQUAL);
    if (member == null) {
      member = find(terms, rowId, KeyTerm.Kind.IN);
    }
    if (member != null) {
      int keys = member.values().size();
      paths.add(
          new AccessPath(
              new AccessPath.How.RowIds(member.values()),
              Math.min(rows, keys),
              keys * LOOKUP_COST,
              identitySet(member),
              List.of(),
              List.of(),
              keys == 1 ? Set.of(rowId) : Set.of()));
      return;
    }
    KeyTerm from = find(terms, rowId, KeyTerm.Kind.FROM);
    KeyTerm to = find(terms, rowId, KeyTerm.Kind.TO);
    if (from != null || to != null) {
      double part = rows * (from != null && to != null ? BOUNDED_TWICE : BOUNDED);
      paths.add(
          new AccessPath(
              new AccessPath.How.RowIdRange(bound(from), bound(to)),
              Math.max(1, part),
              part,
              identitySet(from, to),
              List.of(rowId),
              List.of(false),
              Set.of()));
    }
  }

  private void addIndex(
      TableDefinition table,
      IndexDefinition.Ordered index,
      List<KeyTerm> terms,
      double rows,
      List<AccessPath> paths) {
    List<List<RexNode>> prefixes = new ArrayList<>(List.of(List.of()));
    List<KeyTerm> served = new ArrayList<>();
    Set<Integer> constant = new HashSet<>();
    double selected = rows;
    int column = 0;
    boolean distinctRows = false;
    for (; column < index.columnIds().size(); column++) {
      int ordinal = table.ordinalOf(index.columnIds().get(column));
      KeyTerm term = member(terms, ordinal);
      if (term == null || prefixes.size() * term.values().size() > MAX_PROBES) {
        break;
      }
      prefixes = extend(prefixes, term, table, ordinal);
      served.add(term);
      if (term.kind() != KeyTerm.Kind.IN) {
        constant.add(ordinal);
      }
      double distinct = metadata.distinctValues(table, ordinal);
      selected = selected * Math.max(1, term.values().size()) / distinct;
      distinctRows = term.kind() == KeyTerm.Kind.IS_NULL || distinctRows;
    }
    if (column == index.columnIds().size() && index.unique() && !distinctRows) {
      selected = Math.min(selected, prefixes.size());
    }
    KeyTerm from = null;
    KeyTerm to = null;
    if (column < index.columnIds().size()) {
      int ordinal = table.ordinalOf(index.columnIds().get(column));
      from = find(terms, ordinal, KeyTerm.Kind.FROM);
      to = find(terms, ordinal, KeyTerm.Kind.TO);
      if (from != null && to != null) {
        selected *= BOUNDED_TWICE;
      } else if (from != null || to != null) {
        selected *= BOUNDED;
      }
    }
    selected = Math.max(1, Math.min(rows, selected));
    KeyBound fromBound = bound(from);
    KeyBound toBound = bound(to);
    List<IndexProbe> probes =
        prefixes.stream().map(prefix -> new IndexProbe(prefix, fromBound, toBound)).toList();
    Set<RexNode> exact = from == null ? identitySet() : identitySet(from, to);
    exact.addAll(identitySet(served.toArray(KeyTerm[]::new)));
    paths.add(
        new AccessPath(
            new AccessPath.How.Index(index, probes),
            selected,
            probes.size() + selected * LOOKUP_COST,
            exact,
            probes.size() == 1 ? rest(table, index, column) : List.of(),
            probes.size() == 1
                ? index.descending().subList(column, index.descending().size())
                : List.of(),
            constant));
  }

  private static List<Integer> rest(
      TableDefinition table, IndexDefinition.Ordered index, int from) {
    return index.columnIds().subList(from, index.columnIds().size()).stream()
        .map(table::ordinalOf)
        .toList();
  }

  private static @Nullable KeyTerm member(List<KeyTerm> terms, int ordinal) {
    for (KeyTerm.Kind kind : List.of(KeyTerm.Kind.EQUAL, KeyTerm.Kind.IS_NULL, KeyTerm.Kind.IN)) {
      KeyTerm term = find(terms, ordinal, kind);
      if (term != null) {
        return term;
      }
    }
    return null;
  }

  private List<List<RexNode>> extend(
      List<List<RexNode>> prefixes, KeyTerm term, TableDefinition table, int ordinal) {
    List<RexNode> values = term.values();
    if (term.kind() == KeyTerm.Kind.IS_NULL) {
      values =
          List.of(
              builder.makeNullLiteral(
                  TypeMapping.toRelType(table.columns().get(ordinal).type(), true)));
    } else if (values.stream().anyMatch(v -> v instanceof RexLiteral l && l.isNull())) {
      // A literal NULL would mean IS NULL to the index; compared with = it selects nothing.
      values = values.stream().filter(v -> !(v instanceof RexLiteral l && l.isNull())).toList();
    }
    List<List<RexNode>> extended = new ArrayList<>();
    for (List<RexNode> prefix : prefixes) {
      for (RexNode value : values) {
        List<RexNode> longer = new ArrayList<>(prefix);
        longer.add(value);
        extended.add(longer);
      }
    }
    return extended;
  }

  private static @Nullable KeyTerm find(List<KeyTerm> terms, int ordinal, KeyTerm.Kind kind) {
    for (KeyTerm term : terms) {
      if (term.ordinal() == ordinal && term.kind() == kind) {
        return term;
      }
    }
    return null;
  }

  private static @Nullable KeyBound bound(@Nullable KeyTerm term) {
    return term == null ? null : new KeyBound(term.value(), term.inclusive());
  }

  /** Conditions that need no second look. NULLs are smaller than any upper bound: look again. */
  private static Set<RexNode> identitySet(@Nullable KeyTerm... terms) {
    Set<RexNode> sources = Collections.newSetFromMap(new IdentityHashMap<>());
    for (KeyTerm term : terms) {
      if (term != null && term.exact()) {
        sources.add(term.source());
      }
    }
    return sources;
  }
}
