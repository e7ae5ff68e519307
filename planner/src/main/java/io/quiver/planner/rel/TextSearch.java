package io.quiver.planner.rel;

import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.text.TextFields;
import io.quiver.storage.text.TextSyntax;
import io.quiver.storage.vector.Metric;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table whose texts match a query, best first; for a hybrid search those and the rows
 * whose vectors are near. Fields: the columns, then {@link #PARTS}, each a DOUBLE that may be NULL.
 *
 * <p>Runs on a text index of the columns when there is one, else by reading the table.
 */
public final class TextSearch extends TableAccess {
  /** What a search says of a row beside its columns; the last four of a hybrid search only. */
  public static final List<String> PARTS =
      List.of("score", "text_rank", "vector_rank", "text_score", "vector_score");

  private final Search search;
  private final @Nullable RexNode filter;

  /**
   * What to search for.
   *
   * @param fields the columns, by their ids, and how scores come about
   * @param query gives the text of the query, or NULL: then no text matches
   * @param k how many rows, OFFSET included; or null for all
   * @param indexId the text index that serves, or null
   * @param fusion what a hybrid search does beside that, or null
   * @param like the query is a pattern of LIKE, whose words are looked up; or null
   */
  public record Search(
      TextFields fields,
      TextSyntax syntax,
      RexNode query,
      @Nullable RexNode k,
      @Nullable Integer indexId,
      @Nullable Fusion fusion,
      @Nullable LikeForm like) {
    /** With a query in the syntax. */
    public Search(
        TextFields fields,
        TextSyntax syntax,
        RexNode query,
        @Nullable RexNode k,
        @Nullable Integer indexId,
        @Nullable Fusion fusion) {
      this(fields, syntax, query, k, indexId, fusion, null);
    }
  }

  /**
   * How a pattern of LIKE is read.
   *
   * @param escape its escape character, or nothing
   * @param lettersOnly whether words have no digits
   */
  public record LikeForm(String escape, boolean lettersOnly) {}

  /**
   * The other half of a hybrid search, and how the halves come together.
   *
   * @param vectorColumn ordinal of the VECTOR column
   * @param query gives the query vector, or NULL: then no vector is near
   * @param indexId the vector index that serves the column and metric, or null
   * @param weighted scores are added instead of reciprocal ranks
   * @param window how many rows of each half take part, at least
   */
  public record Fusion(
      int vectorColumn,
      Metric metric,
      RexNode query,
      @Nullable Integer indexId,
      boolean weighted,
      int window,
      double rankConstant,
      double textWeight,
      double vectorWeight) {}

  /**
   * @param filter condition over all columns of the table definition (field i is ordinal i), or
   *     null; part of the search
   */
  public TextSearch(
      RelOptCluster cluster,
      QuiverTable table,
      ImmutableIntList columns,
      double estimatedRows,
      Search search,
      @Nullable RexNode filter) {
    super(cluster, table, columns, estimatedRows);
    this.search = search;
    this.filter = filter;
  }

  public Search search() {
    return search;
  }

  public @Nullable RexNode filter() {
    return filter;
  }

  /** The same search for other columns. */
  public TextSearch withColumns(ImmutableIntList newColumns) {
    return new TextSearch(getCluster(), quiverTable(), newColumns, estimatedRows(), search, filter);
  }

  @Override
  protected RelDataType deriveRowType() {
    RelDataTypeFactory factory = getCluster().getTypeFactory();
    RelDataTypeFactory.Builder builder = fields(factory, quiverTable(), columns());
    for (String part : PARTS) {
      builder.add(
          "\u0001" + part,
          factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.DOUBLE), true));
    }
    return builder.uniquify().build();
  }

  @Override
  public TextSearch copy(RelTraitSet traits, List<RelNode> inputs) {
    return withColumns(columns());
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    Fusion fusion = search.fusion();
    RexNode k = search.k();
    Search changed =
        new Search(
            search.fields(),
            search.syntax(),
            search.query().accept(shuttle),
            k == null ? null : k.accept(shuttle),
            search.indexId(),
            fusion == null
                ? null
                : new Fusion(
                    fusion.vectorColumn(),
                    fusion.metric(),
                    fusion.query().accept(shuttle),
                    fusion.indexId(),
                    fusion.weighted(),
                    fusion.window(),
                    fusion.rankConstant(),
                    fusion.textWeight(),
                    fusion.vectorWeight()),
            search.like());
    return new TextSearch(
        getCluster(),
        quiverTable(),
        columns(),
        estimatedRows(),
        changed,
        filter == null ? null : filter.accept(shuttle));
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("search", search)
        .itemIf("filter", filter, filter != null);
  }
}
