package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.ProjectedStoredRow;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.expression.Kernel;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.table.IndexRange;
import io.quiver.storage.table.TableCursor;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** For each input row reads matching rows of a table by row id or by index; keeps the order. */
public final class LookupJoinNode extends PlanNode {
  private final PlanNode input;
  private final Target target;
  private final List<Expression> keys;
  private final @Nullable Expression condition;
  private final JoinType type;

  /**
   * What is looked up.
   *
   * @param index the index, or null for the row id
   * @param ordinals delivered columns of the table, -1 for the row id
   * @param types of them
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Target(
      TableDefinition table,
      IndexDefinition.@Nullable Ordered index,
      int[] ordinals,
      List<DataType> types) {}

  /**
   * Makes one.
   *
   * @param keys over the input, for the leading columns of the index or the row id
   * @param condition over the input and the delivered columns, or null
   * @param type INNER, LEFT, SEMI or ANTI
   */
  public LookupJoinNode(
      PlanNode input,
      Target target,
      List<Expression> keys,
      @Nullable Expression condition,
      JoinType type) {
    super(types(input, target, type), List.of(input));
    this.input = input;
    this.target = target;
    this.keys = List.copyOf(keys);
    this.condition = condition;
    this.type = type;
  }

  private static List<DataType> types(PlanNode input, Target target, JoinType type) {
    List<DataType> types = new ArrayList<>(input.types());
    if (type.projectsRight()) {
      types.addAll(target.types());
    }
    return types;
  }

  @Override
  public String describe() {
    IndexDefinition.Ordered index = target.index();
    return "Lookup join "
        + type
        + " "
        + target.table().name()
        + " by "
        + (index == null ? "row id" : index.name());
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    return new Source(context);
  }

  private final class Source implements BatchSource {
    private final ExecutionContext context;
    private final BatchSource source;
    private final Kernel[] kernels;
    private final BatchBuilder builder;
    private final ProjectedStoredRow found = new ProjectedStoredRow(target.ordinals());
    private final JoinedRow joined;
    private final int leftWidth = input.types().size();
    private Column[] keyColumns;
    private @Nullable Batch batch;
    private int place;
    private @Nullable TableCursor cursor;
    private boolean matched;

    Source(ExecutionContext context) {
      this.context = context;
      this.source = input.open(context);
      this.kernels = keys.stream().map(k -> k.kernel(context)).toArray(Kernel[]::new);
      this.keyColumns = new Column[kernels.length];
      this.builder = new BatchBuilder(types());
      this.joined = new JoinedRow(leftWidth, found);
    }

    @Override
    public @Nullable Batch next() {
      builder.begin();
      while (!builder.isFull()) {
        Batch current = batch;
        if (current == null || place >= current.size()) {
          current = source.next();
          batch = current;
          if (current == null) {
            break;
          }
          context.checkActive();
          place = 0;
          joined.set(current);
          for (int i = 0; i < kernels.length; i++) {
            keyColumns[i] = kernels[i].evaluate(current, current.selection(), current.size());
          }
        }
        step(current);
      }
      return builder.size() == 0 ? null : builder.build();
    }

    /** Works off the current input row until it is done or the output full. */
    private void step(Batch current) {
      int row = current.row(place);
      TableCursor rows = cursor;
      if (rows == null) {
        rows = lookUp(row);
        cursor = rows;
        matched = false;
        joined.move(row);
      }
      int visited = 0;
      while (!builder.isFull()) {
        if (!rows.next()) {
          end(rows);
          if (!matched && (type == JoinType.LEFT || type == JoinType.ANTI)) {
            emit(current, row, false);
          }
          return;
        }
        if ((++visited & 0x3FF) == 0) {
          context.checkActive();
        }
        found.set(rows.row());
        if (condition == null || condition.truth(context, joined) == Expression.TRUE) {
          matched = true;
          if (!type.projectsRight()) {
            end(rows);
            if (type == JoinType.SEMI) {
              emit(current, row, false);
            }
            return;
          }
          emit(current, row, true);
        }
      }
    }

    private void end(TableCursor rows) {
      rows.close();
      cursor = null;
      place++;
    }

    private void emit(Batch current, int row, boolean withRight) {
      int at = builder.size();
      for (int i = 0; i < leftWidth; i++) {
        builder.column(i).copy(at, current.column(i), row);
      }
      if (withRight) {
        found.copyTo(builder.columns(), leftWidth, at);
      } else {
        for (int i = leftWidth; i < types().size(); i++) {
          builder.column(i).setNull(at);
        }
      }
      builder.endRow();
    }

    private TableCursor lookUp(int row) {
      List<@Nullable Object> values = new ArrayList<>(kernels.length);
      IndexDefinition.Ordered index = target.index();
      TableDefinition table = target.table();
      for (int i = 0; i < keyColumns.length; i++) {
        Object value = keyColumns[i].get(row);
        DataType column =
            index == null
                ? DataType.BIGINT
                : table.columns().get(table.ordinalOf(index.columnIds().get(i))).type();
        Object key =
            value == null ? null : KeyValues.equal(context, value, keys.get(i).type(), column);
        if (key == null) {
          return new EmptyCursor();
        }
        values.add(key);
      }
      if (index == null) {
        long id = (Long) Objects.requireNonNull(values.get(0));
        return new RowIdCursor(context, table, new long[] {id});
      }
      return context
          .tables()
          .scanIndex(
              context.transaction(), table, index, IndexRange.equal(values), Direction.FORWARD);
    }

    @Override
    public void close() {
      if (cursor != null) {
        cursor.close();
      }
      source.close();
    }
  }
}
