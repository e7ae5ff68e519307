package io.quiver.planner.execute;

import io.quiver.functions.FunctionCatalog;
import io.quiver.functions.spi.ScalarContext;
import io.quiver.planner.execute.batch.RowReader;
import io.quiver.planner.execute.context.CancelFlag;
import io.quiver.planner.execute.context.DatabaseServices;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.context.ExecutionLimits;
import io.quiver.planner.rel.FullScan;
import io.quiver.planner.schema.QuiverTable;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.storage.Database;
import io.quiver.storage.DatabaseOptions;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionOptions;
import io.quiver.storage.value.DataType;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database in memory with a few tables, and plans built by hand over it. */
abstract class PlanTest {
  static final ScalarContext SCALAR =
      new ScalarContext() {
        @Override
        public long transactionMicros() {
          return 1_700_000_000_000_000L;
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
      };

  final RelOptCluster cluster =
      RelOptCluster.create(
          new HepPlanner(HepProgram.builder().build()), new RexBuilder(QuiverTypeFactory.INSTANCE));
  final RelBuilder rel = RelFactories.LOGICAL_BUILDER.create(cluster, null);
  final PlanCompiler compiler = new PlanCompiler(FunctionCatalog.standard());
  Database database;
  Transaction transaction;
  final CancelFlag cancel = new CancelFlag();

  @BeforeEach
  void open() {
    database = Database.open(DatabaseOptions.memory(null));
    transaction = database.transactions().begin(TransactionOptions.DEFAULT);
  }

  @AfterEach
  void close() {
    transaction.close();
    database.close();
  }

  /** A column of a table to be made: the first one is the row id when it is an integer "ID". */
  static ColumnDefinition column(int id, String name, DataType type) {
    return ColumnDefinition.of(id, name, type);
  }

  QuiverTable table(String name, List<IndexDefinition> indexes, ColumnDefinition... columns) {
    boolean rowId = columns[0].name().equals("ID");
    TableDefinition definition =
        new TableDefinition(
            database.newObjectId(),
            database.newObjectId(),
            new ObjectName("PUBLIC", name),
            List.of(columns),
            columns.length,
            null,
            rowId ? 0 : null,
            rowId ? name + "_PK" : null,
            indexes,
            List.of(),
            List.of(),
            1,
            false,
            null);
    try (Transaction definer = database.transactions().begin(TransactionOptions.DEFAULT)) {
      definer.runStatement(
          () -> database.changeCatalog(definer, catalog -> catalog.with(definition)));
      definer.commit();
    }
    return new QuiverTable(
        Objects.requireNonNull(database.catalog().table(definition.id())),
        false,
        QuiverTypeFactory.INSTANCE);
  }

  void insert(QuiverTable table, @Nullable Object... row) {
    transaction.runStatement(() -> database.tables().insert(transaction, table.definition(), row));
  }

  FullScan scan(QuiverTable table) {
    return new FullScan(cluster, table, all(table), 100);
  }

  static ImmutableIntList all(QuiverTable table) {
    return ImmutableIntList.identity(table.definition().columns().size());
  }

  ExecutionContext context(@Nullable Object... parameters) {
    return context(ExecutionLimits.NONE, parameters);
  }

  ExecutionContext context(ExecutionLimits limits, @Nullable Object... parameters) {
    return new ExecutionContext(
        transaction,
        database.tables(),
        DatabaseServices.NONE,
        SCALAR,
        parameters,
        cancel,
        limits,
        null);
  }

  List<List<@Nullable Object>> run(RelNode node, @Nullable Object... parameters) {
    transaction.beginStatement();
    ExecutablePlan plan = compiler.compile(node);
    return rows(plan.open(context(parameters)), plan.types().size());
  }

  static List<List<@Nullable Object>> rows(RowReader reader, int width) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (reader) {
      while (reader.next()) {
        @Nullable Object[] row = new Object[width];
        for (int i = 0; i < width; i++) {
          row[i] = reader.get(i);
        }
        rows.add(Arrays.asList(row));
      }
    }
    return rows;
  }

  static List<String> sorted(List<List<@Nullable Object>> rows) {
    return rows.stream().map(Object::toString).sorted(Comparator.naturalOrder()).toList();
  }

  /** The project with its windows as a node of their own. */
  static RelNode window(RelNode project) {
    HepPlanner planner =
        new HepPlanner(
            HepProgram.builder()
                .addRuleInstance(CoreRules.PROJECT_TO_LOGICAL_PROJECT_AND_WINDOW)
                .build());
    planner.setRoot(project);
    return planner.findBestExp();
  }

  RexNode parameter(int index, DataType type) {
    return cluster
        .getRexBuilder()
        .makeDynamicParam(io.quiver.planner.type.TypeMapping.toRelType(type, true), index);
  }
}
