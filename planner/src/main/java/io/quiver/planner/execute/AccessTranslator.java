package io.quiver.planner.execute;

import io.quiver.planner.execute.expression.RexTranslator;
import io.quiver.planner.execute.operator.Bound;
import io.quiver.planner.execute.operator.FullAccess;
import io.quiver.planner.execute.operator.IndexAccess;
import io.quiver.planner.execute.operator.RowAccess;
import io.quiver.planner.execute.operator.RowIdAccess;
import io.quiver.planner.execute.operator.RowIdRangeAccess;
import io.quiver.planner.rel.FullScan;
import io.quiver.planner.rel.IndexProbe;
import io.quiver.planner.rel.IndexScan;
import io.quiver.planner.rel.KeyBound;
import io.quiver.planner.rel.RowIdLookup;
import io.quiver.planner.rel.RowIdScan;
import io.quiver.planner.rel.TableAccess;
import io.quiver.planner.rel.TextSearch;
import io.quiver.planner.rel.VectorTopK;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.QuiverException;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/** Translates ways to the rows of a table. */
final class AccessTranslator {
  private final RexTranslator expressions;

  AccessTranslator(RexTranslator expressions) {
    this.expressions = expressions;
  }

  RowAccess access(TableAccess access) {
    TableDefinition table = access.quiverTable().definition();
    return switch (access) {
      case FullScan scan -> new FullAccess(table);
      case RowIdLookup lookup -> new RowIdAccess(table, expressions.translate(lookup.keys()));
      case RowIdScan scan ->
          new RowIdRangeAccess(table, bound(scan.from()), bound(scan.to()), scan.direction());
      case IndexScan scan ->
          new IndexAccess(
              table,
              scan.index(),
              scan.probes().stream().map(this::probe).toList(),
              scan.direction());
      case VectorTopK search -> throw QuiverException.bug("a vector search is no row access");
      case TextSearch search -> throw QuiverException.bug("a text search is no row access");
    };
  }

  private IndexAccess.Probe probe(IndexProbe probe) {
    return new IndexAccess.Probe(
        expressions.translate(probe.equal()),
        probe.equal().stream().map(node -> RexUtil.isNullLiteral(node, true)).toList(),
        bound(probe.from()),
        bound(probe.to()));
  }

  private @Nullable Bound bound(@Nullable KeyBound bound) {
    return bound == null
        ? null
        : new Bound(expressions.translate(bound.value()), bound.inclusive());
  }
}
