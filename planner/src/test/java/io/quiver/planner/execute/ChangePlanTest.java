package io.quiver.planner.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quiver.planner.execute.change.ChangeResult;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.rel.FullScan;
import io.quiver.planner.rel.Modify;
import io.quiver.planner.rel.RowIdLookup;
import io.quiver.planner.rel.TableAccess;
import io.quiver.planner.schema.QuiverTable;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of a table T(ID row id, N INTEGER, TEXT VARCHAR(5), TWICE computed from N). */
class ChangePlanTest extends PlanTest {
  private QuiverTable t;

  @BeforeEach
  void create() {
    t =
        table(
            "T",
            List.of(),
            column(0, "ID", DataType.BIGINT),
            column(1, "N", DataType.INTEGER),
            column(2, "TEXT", DataType.of(TypeKind.VARCHAR, 5)),
            new ColumnDefinition(3, "TWICE", DataType.BIGINT, true, null, "N * 2", null, null));
  }

  private RexNode field(int ordinal) {
    return cluster
        .getRexBuilder()
        .makeInputRef(t.rowType().getFieldList().get(ordinal % 4).getType(), ordinal);
  }

  private RexNode sum(RexNode left, RexNode right) {
    return cluster.getRexBuilder().makeCall(SqlStdOperatorTable.PLUS, left, right);
  }

  /** TWICE = N + N, CHECK (N < 100). */
  private Modify.Rules rules() {
    return new Modify.Rules(
        List.of(new Modify.Assignment(3, sum(field(1), field(1)))),
        List.of(
            new Modify.Check(
                "SMALL",
                cluster
                    .getRexBuilder()
                    .makeCall(SqlStdOperatorTable.LESS_THAN, field(1), rel.literal(100)))));
  }

  private RexNode nothing() {
    return cluster.getRexBuilder().makeNullLiteral(TypeMapping.toRelType(DataType.BIGINT, true));
  }

  private Modify insert(Modify.@Nullable Conflict conflict) {
    return new Modify(
        cluster,
        rel.values(cluster.getTypeFactory().builder().build())
            .build()
            .copy(cluster.traitSet(), List.of()),
        t,
        Modify.Operation.INSERT,
        new Modify.Row(
            List.of(
                parameter(0, DataType.BIGINT),
                parameter(1, DataType.BIGINT),
                parameter(2, DataType.VARCHAR),
                nothing()),
            -1,
            List.of()),
        rules(),
        conflict,
        null);
  }

  private ChangeResult execute(Modify modify, @Nullable Object... parameters) {
    return execute(modify, context(parameters));
  }

  private ChangeResult execute(Modify modify, ExecutionContext context) {
    ExecutablePlan plan = compiler.compile(modify);
    return transaction.runStatement(() -> plan.execute(context));
  }

  private String rows() {
    return run(new FullScan(cluster, t, all(t), 1)).toString();
  }

  private Modify oneRow(Modify modify) {
    // A single row without fields stands for VALUES without an input.
    RelNode one =
        org.apache.calcite.rel.logical.LogicalValues.create(
            cluster,
            cluster.getTypeFactory().builder().build(),
            com.google.common.collect.ImmutableList.of(
                com.google.common.collect.ImmutableList.of()));
    return modify.copy(cluster.traitSet(), List.of(one));
  }

  @Test
  void insertsOneRowAndGivesItsKey() {
    ExecutionContext context = context(7L, 21L, "abc  ");
    context.setGeneratedKeyOrdinals(new int[] {0, 3});
    ChangeResult result = execute(oneRow(insert(null)), context);
    assertEquals(1, result.count());
    assertEquals(List.of(Arrays.asList(7L, 42L)), rows(Objects.requireNonNull(result.rows()), 2));
    assertEquals("[[7, 21, abc  , 42]]", rows());
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertError(ErrorCode.STRING_TOO_LONG, 1L, 1L, "abcdef");
    assertError(ErrorCode.NUMERIC_OUT_OF_RANGE, 1L, 1L << 40, "a");
    assertError(ErrorCode.CHECK_VIOLATION, 1L, 100L, "a");
    execute(oneRow(insert(null)), 1L, null, "a");
    assertError(ErrorCode.UNIQUE_VIOLATION, 1L, 1L, "a");
    assertEquals("[[1, null, a, null]]", rows());
  }

  private void assertError(ErrorCode code, @Nullable Object... parameters) {
    QuiverException e =
        assertThrows(QuiverException.class, () -> execute(oneRow(insert(null)), parameters));
    assertEquals(code, e.code());
  }

  @Test
  void handlesConflicts() {
    execute(oneRow(insert(null)), 1L, 10L, "a");
    Modify.Conflict ignore =
        new Modify.Conflict(List.of(Modify.Conflict.ROW_ID), false, List.of(), null);
    assertEquals(0, execute(oneRow(insert(ignore)), 1L, 11L, "b").count());
    assertEquals(1, execute(oneRow(insert(ignore)), 2L, 20L, "c").count());
    Modify.Conflict update =
        new Modify.Conflict(
            List.of(Modify.Conflict.ROW_ID),
            true,
            List.of(new Modify.Assignment(1, sum(field(1), field(5)))),
            null);
    assertEquals(1, execute(oneRow(insert(update)), 1L, 5L, "d").count());
    assertEquals("[[1, 15, a, 30], [2, 20, c, 40]]", rows());
  }

  private Modify update(RelNode input, int rowIdField, RexNode value) {
    return new Modify(
        cluster,
        input,
        t,
        Modify.Operation.UPDATE,
        new Modify.Row(List.of(), rowIdField, List.of(new Modify.Assignment(1, value))),
        rules(),
        null,
        new Modify.Returning(List.of(field(0), field(3)), List.of("ID", "TWICE")));
  }

  @Test
  void updatesByKeyAndByScan() {
    for (long id = 1; id <= 3; id++) {
      execute(oneRow(insert(null)), id, id * 10, "x");
    }
    RelNode key =
        new RowIdLookup(
            cluster,
            t,
            ImmutableIntList.of(1, TableAccess.ROW_ID),
            1,
            List.of(parameter(0, DataType.BIGINT)));
    Modify byKey =
        update(key, 1, sum(cluster.getRexBuilder().makeInputRef(key, 0), rel.literal(1)));
    assertEquals(1, execute(byKey, 2L).count());
    assertEquals(0, execute(byKey, 99L).count());
    RelNode scan = new FullScan(cluster, t, ImmutableIntList.of(1, TableAccess.ROW_ID), 1);
    ChangeResult all =
        execute(
            update(scan, 1, sum(cluster.getRexBuilder().makeInputRef(scan, 0), rel.literal(5))));
    assertEquals(3, all.count());
    assertEquals(
        "[[1, 30], [2, 52], [3, 70]]", rows(Objects.requireNonNull(all.rows()), 2).toString());
    assertEquals("[[1, 15, x, 30], [2, 26, x, 52], [3, 35, x, 70]]", rows());
  }

  @Test
  void deletesAndMerges() {
    for (long id = 1; id <= 3; id++) {
      execute(oneRow(insert(null)), id, id, "x");
    }
    RelNode scan =
        rel.push(new FullScan(cluster, t, ImmutableIntList.of(1, TableAccess.ROW_ID), 1))
            .filter(rel.lessThan(rel.field(0), rel.literal(2)))
            .build();
    Modify delete =
        new Modify(
            cluster,
            scan,
            t,
            Modify.Operation.DELETE,
            new Modify.Row(List.of(), 1, List.of()),
            Modify.Rules.NONE,
            null,
            null);
    assertEquals(1, execute(delete).count());
    RelNode source =
        rel.values(new String[] {"ID", "N"}, 2, 50, 9, 90)
            .project(
                rel.cast(rel.field(0), org.apache.calcite.sql.type.SqlTypeName.BIGINT),
                rel.field(1))
            .push(new FullScan(cluster, t, ImmutableIntList.of(TableAccess.ROW_ID), 1))
            .join(
                org.apache.calcite.rel.core.JoinRelType.LEFT,
                rel.equals(rel.field(2, 0, 0), rel.field(2, 1, 0)))
            .build();
    RexNode id = cluster.getRexBuilder().makeInputRef(source, 0);
    RexNode n = cluster.getRexBuilder().makeInputRef(source, 1);
    RelNode numbered =
        rel.push(source)
            .projectPlus(
                rel.call(
                    SqlStdOperatorTable.CASE,
                    rel.isNull(rel.field(2)),
                    rel.literal(1),
                    rel.literal(0)))
            .build();
    Modify merge =
        new Modify(
            cluster,
            numbered,
            t,
            Modify.Operation.MERGE,
            new Modify.Row(
                List.of(),
                2,
                List.of(),
                List.of(
                    new Modify.Clause(
                        Modify.Operation.UPDATE, List.of(), List.of(new Modify.Assignment(1, n))),
                    new Modify.Clause(
                        Modify.Operation.INSERT, List.of(id, n, nothing(), nothing()), List.of())),
                3),
            rules(),
            null,
            null);
    assertEquals(2, execute(merge).count());
    assertEquals("[[2, 50, x, 100], [3, 3, x, 6], [9, 90, null, 180]]", rows());
    assertNotNull(compiler.compile(merge).explain(null));
  }
}
