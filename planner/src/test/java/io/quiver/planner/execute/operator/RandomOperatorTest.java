package io.quiver.planner.execute.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quiver.functions.spi.ScalarContext;
import io.quiver.planner.execute.aggregate.AggregateFunction;
import io.quiver.planner.execute.aggregate.Aggregates;
import io.quiver.planner.execute.batch.BatchReader;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.ColumnReference;
import io.quiver.planner.execute.expression.Comparison;
import io.quiver.planner.execute.expression.ComparisonOperator;
import io.quiver.storage.value.DataType;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Joins and aggregates against plain loops over lists. */
class RandomOperatorTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  private static ExecutionContext context() {
    return ExecutionContext.constants(
        new ScalarContext() {
          @Override
          public long transactionMicros() {
            return 0;
          }

          @Override
          public ZoneId zone() {
            return ZoneOffset.UTC;
          }

          @Override
          public RandomGenerator random() {
            return RandomGenerator.getDefault();
          }

          @Override
          public String sessionValue(String name) {
            return "";
          }
        });
  }

  private static List<String> run(PlanNode node) {
    List<String> rows = new ArrayList<>();
    try (BatchReader reader = new BatchReader(node.open(context()))) {
      while (reader.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 0; i < node.types().size(); i++) {
          row.add(reader.get(i));
        }
        rows.add(row.toString());
      }
    }
    rows.sort(null);
    return rows;
  }

  /** Rows of a key (BIGINT or VARCHAR, sometimes NULL) and a number. */
  private List<@Nullable Object[]> rows(int most, boolean text) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = random.nextInt(most); i > 0; i--) {
      long key = random.nextInt(12);
      rows.add(
          new Object[] {
            key == 0 ? null : text ? (Object) ("k" + key) : (Object) key, (long) random.nextInt(20)
          });
    }
    return rows;
  }

  private static PlanNode values(List<@Nullable Object[]> rows, boolean text) {
    return new ValuesNode(
        List.of(text ? DataType.VARCHAR : DataType.BIGINT, DataType.BIGINT), rows);
  }

  @Test
  void joinsLikeLoops() {
    for (int n = 0; n < 300; n++) {
      boolean text = random.nextBoolean();
      boolean withResidual = random.nextBoolean();
      boolean nullsMatch = random.nextBoolean();
      List<@Nullable Object[]> left = rows(n % 10 == 0 ? 3000 : 60, text);
      List<@Nullable Object[]> right = rows(n % 10 == 1 ? 3000 : 60, text);
      JoinCondition condition =
          new JoinCondition(
              List.of(0),
              List.of(0),
              List.of(nullsMatch),
              withResidual
                  ? new Comparison(
                      ComparisonOperator.LESS,
                      new ColumnReference(1, DataType.BIGINT),
                      new ColumnReference(3, DataType.BIGINT))
                  : null);
      for (JoinType type : JoinType.values()) {
        List<String> expected = loops(left, right, type, withResidual, nullsMatch);
        for (boolean leftIsSmaller : new boolean[] {false, true}) {
          PlanNode join =
              new JoinNode(values(left, text), values(right, text), type, condition, leftIsSmaller);
          assertEquals(
              expected, run(join), () -> type + ", left " + leftIsSmaller + ", seed " + seed);
        }
      }
    }
  }

  private static boolean match(
      @Nullable Object[] l, @Nullable Object[] r, boolean withResidual, boolean nullsMatch) {
    boolean equal = l[0] == null ? r[0] == null && nullsMatch : Objects.equals(l[0], r[0]);
    return equal
        && (!withResidual
            || (Long) Objects.requireNonNull(l[1]) < (Long) Objects.requireNonNull(r[1]));
  }

  private static List<String> loops(
      List<@Nullable Object[]> left,
      List<@Nullable Object[]> right,
      JoinType type,
      boolean withResidual,
      boolean nullsMatch) {
    List<String> rows = new ArrayList<>();
    boolean[] met = new boolean[right.size()];
    for (@Nullable Object[] l : left) {
      boolean any = false;
      for (int j = 0; j < right.size(); j++) {
        @Nullable Object[] r = right.get(j);
        if (match(l, r, withResidual, nullsMatch)) {
          any = true;
          met[j] = true;
          if (type.projectsRight()) {
            rows.add(Arrays.asList(l[0], l[1], r[0], r[1]).toString());
          }
        }
      }
      if (type == JoinType.SEMI ? any : type == JoinType.ANTI && !any) {
        rows.add(Arrays.asList(l).toString());
      } else if (!any && type.keepsLeft()) {
        rows.add(Arrays.asList(l[0], l[1], null, null).toString());
      }
    }
    for (int j = 0; j < met.length; j++) {
      if (!met[j] && type.keepsRight()) {
        rows.add(Arrays.asList(null, null, right.get(j)[0], right.get(j)[1]).toString());
      }
    }
    rows.sort(null);
    return rows;
  }

  private static AggregateCall call(String name, DataType type, boolean distinct) {
    AggregateFunction function =
        Aggregates.of(
            new Aggregates.Call(
                name, List.of(DataType.BIGINT), type, distinct, List.of(), List.of(), null));
    return new AggregateCall(function, List.of(1), -1, type, List.of());
  }

  @Test
  void aggregatesLikeMaps() {
    for (int n = 0; n < 200; n++) {
      boolean text = random.nextBoolean();
      List<@Nullable Object[]> rows = rows(n % 10 == 0 ? 5000 : 100, text);
      PlanNode node =
          new AggregateNode(
              values(rows, text),
              List.of(0),
              List.of(List.of(0)),
              List.of(
                  call("COUNT", DataType.BIGINT, false),
                  call("SUM", DataType.BIGINT, false),
                  call("SUM", DataType.BIGINT, true),
                  call("MIN", DataType.BIGINT, false),
                  call("AVG", DataType.DOUBLE, false)));
      Map<@Nullable Object, List<Long>> groups = new HashMap<>();
      for (@Nullable Object[] row : rows) {
        groups
            .computeIfAbsent(row[0], key -> new ArrayList<>())
            .add((Long) Objects.requireNonNull(row[1]));
      }
      List<String> expected = new ArrayList<>();
      groups.forEach(
          (key, values) -> {
            long sum = values.stream().mapToLong(v -> v).sum();
            expected.add(
                Arrays.asList(
                        key,
                        (long) values.size(),
                        sum,
                        values.stream().distinct().mapToLong(v -> v).sum(),
                        values.stream().mapToLong(v -> v).min().orElseThrow(),
                        (double) sum / values.size())
                    .toString());
          });
      expected.sort(null);
      assertEquals(expected, run(node), () -> "seed " + seed);
    }
  }
}
