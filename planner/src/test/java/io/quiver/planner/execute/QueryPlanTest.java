package io.quiver.planner.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.planner.execute.batch.RowReader;
import io.quiver.planner.execute.context.ExecutionLimits;
import io.quiver.planner.rel.IndexProbe;
import io.quiver.planner.rel.IndexScan;
import io.quiver.planner.rel.KeyBound;
import io.quiver.planner.rel.KeyGet;
import io.quiver.planner.rel.LookupJoin;
import io.quiver.planner.rel.RecursiveUnion;
import io.quiver.planner.rel.RowIdLookup;
import io.quiver.planner.rel.RowIdScan;
import io.quiver.planner.rel.VectorTopK;
import io.quiver.planner.rel.WorkTableScan;
import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.value.DataType;
import io.quiver.storage.vector.Metric;
import io.quiver.storage.vector.VectorSearchOptions;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every operator of queries, over plans built by hand. */
class QueryPlanTest extends PlanTest {
  private QuiverTable people;
  private QuiverTable towns;
  private IndexDefinition.Ordered byTown;

  @BeforeEach
  void fill() {
    byTown =
        new IndexDefinition.Ordered(
            database.newObjectId(), "BY_TOWN", List.of(2), List.of(false), false, false, true);
    people =
        table(
            "PEOPLE",
            List.of(byTown),
            column(0, "ID", DataType.BIGINT),
            column(1, "NAME", DataType.VARCHAR),
            column(2, "TOWN", DataType.INTEGER),
            column(3, "PAY", DataType.decimal(10, 2)),
            column(4, "V", DataType.vector(2)));
    towns =
        table(
            "TOWNS",
            List.of(),
            column(0, "ID", DataType.BIGINT),
            column(1, "TITLE", DataType.VARCHAR));
    insert(towns, 1L, "Ulm");
    insert(towns, 2L, "Jena");
    insert(towns, 3L, "Kiel");
    person(1, "Ada", 1L, "10.00", 1, 0);
    person(2, "Bo", 1L, "20.50", 0, 1);
    person(3, "Cy", 2L, null, 1, 1);
    person(4, "Di", null, "7.25", 5, 5);
  }

  private void person(
      long id, String name, @Nullable Long town, @Nullable String pay, float x, float y) {
    insert(people, id, name, town, pay == null ? null : new BigDecimal(pay), new float[] {x, y});
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private RexNode number(long value) {
    return cluster.getRexBuilder().makeBigintLiteral(BigDecimal.valueOf(value));
  }

  @Test
  void scansFiltersAndProjects() {
    RelNode node =
        rel.push(scan(people))
            .filter(rel.greaterThan(rel.field("ID"), rel.literal(1)))
            .project(
                rel.field("NAME"),
                rel.call(SqlStdOperatorTable.PLUS, rel.field("PAY"), rel.field("ID")))
            .build();
    assertEquals(
        List.of(
            row("Bo", new BigDecimal("22.50")),
            row("Cy", null),
            row("Di", new BigDecimal("11.25"))),
        run(node));
  }

  @Test
  void readsByRowId() {
    RelNode node =
        new RowIdLookup(
            cluster,
            people,
            ImmutableIntList.of(1, -1),
            1,
            List.of(number(3), number(3), parameter(0, DataType.BIGINT), number(99)));
    assertEquals(List.of(row("Ada", 1L), row("Cy", 3L)), run(node, 1L));
    assertEquals(List.of(row("Cy", 3L)), run(node, (Object) null));
  }

  @Test
  void readsRangesOfRowIdsAndIndexes() {
    RelNode range =
        new RowIdScan(
            cluster,
            people,
            ImmutableIntList.of(0),
            1,
            new KeyBound(cluster.getRexBuilder().makeExactLiteral(new BigDecimal("1.5")), false),
            new KeyBound(number(4), false),
            Direction.BACKWARD);
    assertEquals(List.of(row(3L), row(2L)), run(range));
    assertEquals(
        List.of(row(1L), row(2L)), run(index(new IndexProbe(List.of(number(1)), null, null))));
    assertEquals(
        List.of(row(3L)),
        run(index(new IndexProbe(List.of(), new KeyBound(number(1), false), null))));
    assertEquals(List.of(), run(index(new IndexProbe(List.of(number(1L << 40)), null, null))));
    assertEquals(
        3,
        run(index(new IndexProbe(List.of(), null, new KeyBound(number(1L << 40), true)))).size());
  }

  private RelNode index(IndexProbe... probes) {
    return new IndexScan(
        cluster, people, ImmutableIntList.of(0), 1, byTown, List.of(probes), Direction.FORWARD);
  }

  @Test
  void getsByKey() {
    KeyGet get =
        new KeyGet(
            cluster,
            people,
            null,
            List.of(parameter(0, DataType.BIGINT)),
            null,
            List.of(
                cluster
                    .getRexBuilder()
                    .makeInputRef(people.rowType().getFieldList().get(1).getType(), 1)),
            cluster.getTypeFactory().builder().add(people.rowType().getFieldList().get(1)).build());
    assertEquals(List.of(row("Bo")), run(get, 2L));
    assertEquals(List.of(), run(get, 77L));
    assertEquals(List.of(), run(get, (Object) null));
  }

  private RelNode joined(JoinRelType type, boolean onlyRich) {
    rel.push(scan(people)).push(scan(towns));
    RexNode equal = rel.equals(rel.field(2, 0, "TOWN"), rel.field(2, 1, "ID"));
    RexNode condition =
        onlyRich ? rel.and(equal, rel.greaterThan(rel.field(2, 0, "PAY"), rel.literal(15))) : equal;
    rel.join(type, condition);
    return type.projectsRight()
        ? rel.project(rel.field(1), rel.field(6)).build()
        : rel.project(rel.field(1)).build();
  }

  @Test
  void hashJoins() {
    assertEquals(
        List.of("[Ada, Ulm]", "[Bo, Ulm]", "[Cy, Jena]"),
        sorted(run(joined(JoinRelType.INNER, false))));
    assertEquals(
        List.of("[Ada, Ulm]", "[Bo, Ulm]", "[Cy, Jena]", "[Di, null]"),
        sorted(run(joined(JoinRelType.LEFT, false))));
    assertEquals(
        List.of("[Ada, null]", "[Bo, Ulm]", "[Cy, null]", "[Di, null]"),
        sorted(run(joined(JoinRelType.LEFT, true))));
    assertEquals(
        List.of("[Bo, Ulm]", "[null, Jena]", "[null, Kiel]"),
        sorted(run(joined(JoinRelType.RIGHT, true))));
    assertEquals(
        List.of("[Ada, Ulm]", "[Bo, Ulm]", "[Cy, Jena]", "[Di, null]", "[null, Kiel]"),
        sorted(run(joined(JoinRelType.FULL, false))));
    assertEquals(List.of("[Bo]"), sorted(run(joined(JoinRelType.SEMI, true))));
    assertEquals(List.of("[Ada]", "[Cy]", "[Di]"), sorted(run(joined(JoinRelType.ANTI, true))));
    assertEquals(List.of("[Di]"), sorted(run(joined(JoinRelType.ANTI, false))));
  }

  @Test
  void nestedLoopJoins() {
    rel.push(scan(towns)).push(scan(towns));
    RelNode node =
        rel.join(JoinRelType.LEFT, rel.lessThan(rel.field(2, 0, "ID"), rel.field(2, 1, "ID")))
            .project(rel.field(0), rel.field(2))
            .build();
    assertEquals(List.of("[1, 2]", "[1, 3]", "[2, 3]", "[3, null]"), sorted(run(node)));
  }

  @Test
  void looksUp() {
    for (JoinRelType type : List.of(JoinRelType.INNER, JoinRelType.LEFT, JoinRelType.ANTI)) {
      RelNode left = scan(towns);
      RelNode node =
          new LookupJoin(
              cluster,
              left,
              people,
              ImmutableIntList.of(1),
              new LookupJoin.Lookup(
                  byTown, List.of(cluster.getRexBuilder().makeInputRef(left, 0)), null),
              type,
              1);
      List<String> expected =
          switch (type) {
            case INNER -> List.of("[1, Ulm, Ada]", "[1, Ulm, Bo]", "[2, Jena, Cy]");
            case LEFT ->
                List.of("[1, Ulm, Ada]", "[1, Ulm, Bo]", "[2, Jena, Cy]", "[3, Kiel, null]");
            default -> List.of("[3, Kiel]");
          };
      assertEquals(expected, sorted(run(node)));
    }
  }

  @Test
  void correlates() {
    CorrelationId id = cluster.createCorrel();
    RelNode left = scan(towns);
    RexNode outer =
        cluster
            .getRexBuilder()
            .makeFieldAccess(cluster.getRexBuilder().makeCorrel(left.getRowType(), id), 0);
    RelNode right =
        rel.push(scan(people))
            .filter(rel.equals(rel.field("TOWN"), outer))
            .project(rel.field("NAME"))
            .build();
    RelNode node =
        LogicalCorrelate.create(
            left, right, List.of(), id, ImmutableBitSet.of(0), JoinRelType.LEFT);
    assertEquals(
        List.of("[1, Ulm, Ada]", "[1, Ulm, Bo]", "[2, Jena, Cy]", "[3, Kiel, null]"),
        sorted(run(node)));
    RelNode anti =
        LogicalCorrelate.create(
            left, right, List.of(), id, ImmutableBitSet.of(0), JoinRelType.ANTI);
    assertEquals(List.of("[3, Kiel]"), sorted(run(anti)));
  }

  @Test
  void aggregates() {
    RelNode node =
        rel.push(scan(people))
            .aggregate(
                rel.groupKey(rel.field("TOWN")),
                rel.count(false, "N"),
                rel.sum(false, "S", rel.field("PAY")),
                rel.min("LO", rel.field("NAME")),
                rel.avg(false, "A", rel.field("ID")),
                rel.aggregateCall(SqlStdOperatorTable.MAX, rel.field("TOWN"))
                    .filter(rel.equals(rel.field("ID"), rel.literal(1))))
            .sort(rel.field(0))
            .build();
    assertEquals(
        "[[1, 2, 30.50, Ada, 1.5, 1], [2, 1, null, Cy, 3.0, null], [null, 1, 7.25, Di, 4.0, null]]",
        run(node).toString());
    RelNode empty =
        rel.push(scan(people))
            .filter(rel.isNull(rel.field("ID")))
            .aggregate(rel.groupKey(), rel.count(false, "N"), rel.max("M", rel.field("ID")))
            .build();
    assertEquals(List.of(row(0L, null)), run(empty));
  }

  @Test
  void aggregatesGroupingSetsAndDistinct() {
    RelNode node =
        rel.push(scan(people))
            .aggregate(
                rel.groupKey(
                    ImmutableBitSet.of(2), List.of(ImmutableBitSet.of(2), ImmutableBitSet.of())),
                rel.count(true, "N", rel.field("TOWN")),
                rel.aggregateCall(SqlStdOperatorTable.GROUPING, rel.field("TOWN")))
            .build();
    assertEquals(
        List.of("[1, 1, 0]", "[2, 1, 0]", "[null, 0, 0]", "[null, 2, 1]"), sorted(run(node)));
  }

  @Test
  void singleValueOfManyRowsIsAnError() {
    RelNode node =
        rel.push(scan(people))
            .aggregate(
                rel.groupKey(),
                rel.aggregateCall(SqlStdOperatorTable.SINGLE_VALUE, rel.field("ID")))
            .build();
    QuiverException e = assertThrows(QuiverException.class, () -> run(node));
    assertEquals(ErrorCode.SUBQUERY_MULTIPLE_ROWS, e.code());
  }

  @Test
  void sortsAndLimits() {
    RelNode all =
        rel.push(scan(people))
            .project(rel.field("NAME"), rel.field("PAY"))
            .sort(rel.desc(rel.field("PAY")))
            .build();
    assertEquals("[[Cy, null], [Bo, 20.50], [Ada, 10.00], [Di, 7.25]]", run(all).toString());
    RelNode some =
        rel.push(scan(people))
            .project(rel.field("NAME"))
            .sortLimit(1, 2, rel.desc(rel.field("NAME")))
            .build();
    assertEquals(List.of(row("Cy"), row("Bo")), run(some));
    assertEquals(
        List.of(row(2L)), run(rel.push(scan(towns)).project(rel.field(0)).limit(1, 1).build()));
  }

  @Test
  void sortsManyRowsLikeTheirTop() {
    rel.values(new String[] {"N"}, 0);
    RelNode digits = rel.values(new String[] {"N"}, 3, 1, 4, 5, 9, 2, 6, 8, 7, 0).build();
    rel.push(digits);
    for (int i = 0; i < 3; i++) {
      rel.push(digits).join(JoinRelType.INNER, rel.literal(true));
    }
    RelNode many =
        rel.project(
                rel.call(
                    SqlStdOperatorTable.MOD,
                    rel.call(
                        SqlStdOperatorTable.PLUS,
                        rel.call(SqlStdOperatorTable.MULTIPLY, rel.field(0), rel.literal(7919)),
                        rel.call(
                            SqlStdOperatorTable.PLUS,
                            rel.call(
                                SqlStdOperatorTable.MULTIPLY, rel.field(1), rel.literal(104729)),
                            rel.call(
                                SqlStdOperatorTable.PLUS,
                                rel.call(
                                    SqlStdOperatorTable.MULTIPLY, rel.field(2), rel.literal(1299)),
                                rel.field(3)))),
                    rel.literal(5003)))
            .build();
    List<List<@Nullable Object>> sorted = run(rel.push(many).sort(rel.field(0)).build());
    assertEquals(10_000, sorted.size());
    for (int i = 1; i < sorted.size(); i++) {
      assertTrue((Long) sorted.get(i - 1).get(0) <= (Long) sorted.get(i).get(0));
    }
    assertEquals(sorted.subList(5, 25), run(rel.push(many).sortLimit(5, 20, rel.field(0)).build()));
  }

  @Test
  void setOperations() {
    RelNode left = rel.values(new String[] {"N"}, 1, 2, 2, 3).build();
    RelNode right = rel.values(new String[] {"N"}, 2, 4, 4).build();
    assertEquals(7, run(rel.push(left).push(right).union(true).build()).size());
    assertEquals(
        List.of("[1]", "[2]", "[3]", "[4]"),
        sorted(run(rel.push(left).push(right).union(false).build())));
    assertEquals(List.of("[2]"), sorted(run(rel.push(left).push(right).intersect(true).build())));
    assertEquals(
        List.of("[1]", "[2]", "[3]"), sorted(run(rel.push(left).push(right).minus(true).build())));
    assertEquals(
        List.of("[1]", "[3]"), sorted(run(rel.push(left).push(right).minus(false).build())));
  }

  @Test
  void recursiveUnionDropsWhatItKnows() {
    // 0 -> 1 -> 2 -> 3 -> 0: a circle, found once.
    RelNode seed = rel.values(new String[] {"N"}, 0).build();
    RelNode work = new WorkTableScan(cluster, "W", seed.getRowType());
    RelNode step =
        rel.push(work)
            .project(
                rel.call(
                    SqlStdOperatorTable.MOD,
                    rel.call(SqlStdOperatorTable.PLUS, rel.field(0), rel.literal(1)),
                    rel.literal(4)))
            .build();
    assertEquals(
        List.of("[0]", "[1]", "[2]", "[3]"),
        sorted(run(new RecursiveUnion(cluster, seed, step, "W", false))));
    RelNode bounded =
        rel.push(work)
            .filter(rel.lessThan(rel.field(0), rel.literal(5000)))
            .project(rel.call(SqlStdOperatorTable.PLUS, rel.field(0), rel.literal(1)))
            .build();
    assertEquals(5001, run(new RecursiveUnion(cluster, seed, bounded, "W", true)).size());
  }

  @Test
  void windows() {
    RelNode node =
        rel.push(scan(people))
            .project(
                rel.field("NAME"),
                rel.aggregateCall(SqlStdOperatorTable.RANK)
                    .over()
                    .orderBy(rel.field("TOWN"))
                    .toRex(),
                rel.aggregateCall(SqlStdOperatorTable.LAG, rel.field("NAME"))
                    .over()
                    .orderBy(rel.field("ID"))
                    .toRex())
            .build();
    RelNode window = window(node);
    assertEquals(
        List.of("[Ada, 1, null]", "[Bo, 1, Ada]", "[Cy, 3, Bo]", "[Di, 4, Cy]"),
        sorted(run(window)));
  }

  @Test
  void windowFrames() {
    RelNode node =
        rel.values(new String[] {"K", "N"}, 1, 1, 1, 2, 1, 4, 2, 8)
            .project(
                rel.field("N"),
                rel.aggregateCall(SqlStdOperatorTable.SUM, rel.field("N"))
                    .over()
                    .partitionBy(rel.field("K"))
                    .orderBy(rel.field("N"))
                    .rowsUnbounded()
                    .toRex(),
                rel.aggregateCall(SqlStdOperatorTable.COUNT, rel.field("N"))
                    .over()
                    .orderBy(rel.field("N"))
                    .rangeBetween(
                        org.apache.calcite.rex.RexWindowBounds.preceding(rel.literal(2)),
                        org.apache.calcite.rex.RexWindowBounds.CURRENT_ROW)
                    .toRex())
            .build();
    RelNode window = window(node);
    assertEquals(List.of("[1, 7, 1]", "[2, 7, 2]", "[4, 7, 2]", "[8, 8, 1]"), sorted(run(window)));
  }

  @Test
  void findsNearestVectors() {
    VectorTopK.Search search =
        new VectorTopK.Search(
            4,
            Metric.L2,
            parameter(0, DataType.vector(2)),
            rel.literal(2),
            VectorSearchOptions.DEFAULT,
            false,
            null,
            null);
    RelNode node =
        new VectorTopK(cluster, people, ImmutableIntList.of(1), 2, search, null, null, List.of());
    assertEquals(List.of(row("Cy", 0.0), row("Ada", 1.0)), run(node, (Object) new float[] {1, 1}));
    QuiverException e =
        assertThrows(QuiverException.class, () -> run(node, (Object) new float[] {1}));
    assertEquals(ErrorCode.VECTOR_DIMENSION, e.code());
  }

  @Test
  void endsWhenCancelled() {
    cancel.cancel();
    QuiverException e = assertThrows(QuiverException.class, () -> run(scan(people)));
    assertEquals(ErrorCode.STATEMENT_CANCELLED, e.code());
  }

  @Test
  void staysInItsMemory() {
    RelNode node = rel.push(scan(people)).sort(rel.field(0)).build();
    transaction.beginStatement();
    QuiverException e =
        assertThrows(
            QuiverException.class,
            () -> rows(compiler.compile(node).open(context(ExecutionLimits.memory(50))), 1));
    assertEquals(ErrorCode.OUT_OF_MEMORY, e.code());
  }

  @Test
  void deliversAtMostMaxRows() {
    transaction.beginStatement();
    RowReader reader =
        compiler.compile(scan(people)).open(context(new ExecutionLimits(0, 1 << 20, 3)));
    assertEquals(3, rows(reader, 1).size());
  }
}
