package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.Partitions;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.expression.Kernel;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a join: batch by batch of the left side, pairs of matching rows are gathered. When the right
 * side does not fit into memory, both are divided by their keys' hash into files, and each part is
 * joined for itself.
 */
final class JoinSource implements BatchSource {
  private static final int END = -1;

  private final ExecutionContext context;
  private final JoinType type;
  private final Supplier<BatchSource> right;
  private final BatchSource left;
  private final List<DataType> leftTypes;
  private final List<DataType> rightTypes;
  private final JoinCondition condition;
  private final int level;
  private @Nullable Partitions leftParts;
  private @Nullable Partitions rightParts;
  private @Nullable JoinSource part;
  private int partNumber;
  private JoinTable table;
  private final @Nullable Kernel residual;
  private final BatchBuilder pairs;
  private final int leftWidth;
  private @Nullable JoinNode node;
  private @Nullable FixedSides sides;
  private boolean keepsLeftRows;
  private @Nullable LeftTable leftTable;
  private @Nullable BatchBuilder lefts;

  /** The table is another's to close. */
  private boolean kept;

  private boolean built;
  private @Nullable Batch batch;
  private int place;
  private int candidate = END;
  private int[] firsts = {};
  private boolean[] matched = {};
  private boolean[] rightMatched;
  private int rightPlace;
  private int[] leftRows = {};
  private int[] leftPlaces = {};
  private int[] rightRows = {};
  private int[] keptPlaces = {};

  JoinSource(
      ExecutionContext context,
      JoinNode node,
      PlanNode left,
      PlanNode right,
      JoinType type,
      JoinCondition condition,
      @Nullable FixedSides sides) {
    this(
        context,
        left.open(context),
        left.types(),
        () -> right.open(context),
        right.types(),
        type,
        condition,
        0,
        sides == null ? null : sides.find(node));
    this.node = node;
    this.sides = sides;
  }

  private JoinSource(
      ExecutionContext context,
      BatchSource left,
      List<DataType> leftTypes,
      Supplier<BatchSource> right,
      List<DataType> rightTypes,
      JoinType type,
      JoinCondition condition,
      int level,
      @Nullable JoinTable known) {
    this.context = context;
    this.type = type;
    this.left = left;
    this.leftTypes = leftTypes;
    this.right = right;
    this.rightTypes = rightTypes;
    this.condition = condition;
    this.level = level;
    this.table = known == null ? new JoinTable(context, rightTypes, condition) : known;
    this.kept = known != null;
    this.built = known != null;
    this.rightMatched = new boolean[known != null && type.keepsRight() ? known.rows().size() : 0];
    this.leftWidth = leftTypes.size();
    Expression expression = condition.residual();
    this.residual = expression == null ? null : expression.kernel(context);
    List<DataType> types = new ArrayList<>(leftTypes);
    types.addAll(rightTypes);
    this.pairs = new BatchBuilder(types);
  }

  @Override
  public @Nullable Batch next() {
    if (!built) {
      build();
    }
    if (rightParts != null) {
      return nextOfParts();
    }
    if (leftTable != null && lefts != null) {
      return leftTable.next(lefts, type == JoinType.SEMI);
    }
    boolean rightIsEmpty = table.rows().size() == 0;
    if (rightIsEmpty && !type.keepsLeft() && type != JoinType.ANTI) {
      return null;
    }
    while (true) {
      Batch current = batch;
      if (current == null) {
        current = left.next();
        if (current == null) {
          return type.keepsRight() ? unmatchedRight() : null;
        }
        begin(current);
      }
      if (residual == null && !type.projectsRight()) {
        batch = null;
        Batch result = selectByFirst(current);
        if (result != null) {
          return result;
        }
        continue;
      }
      Batch result = nextPairs(current);
      if (result != null) {
        return result;
      }
    }
  }

  /** Of a semi- or anti-join, before the first row: the left side is the smaller one. */
  void keepLeftRows() {
    keepsLeftRows = true;
  }

  private void build() {
    if (keepsLeftRows) {
      buildLeft();
      return;
    }
    boolean divides = !condition.rightKeys().isEmpty() && level < Partitions.MAX_LEVEL;
    Partitions parts =
        divides ? new Partitions(context, rightTypes, condition.rightKeys(), level) : null;
    boolean fits;
    try (BatchSource source = right.get()) {
      fits = table.read(source, parts);
    }
    built = true;
    if (fits) {
      rightMatched = new boolean[type.keepsRight() ? table.rows().size() : 0];
      if (sides != null && node != null) {
        sides.keep(node, table);
        kept = true;
      }
      return;
    }
    rightParts = parts;
    Partitions lefts = new Partitions(context, leftTypes, condition.leftKeys(), level);
    leftParts = lefts;
    for (Batch next = left.next(); next != null; next = left.next()) {
      context.checkActive();
      lefts.append(next);
    }
    left.close();
  }

  /** Keeps the left rows by key and lets the right ones pass by. */
  private void buildLeft() {
    Partitions parts = new Partitions(context, leftTypes, condition.leftKeys(), level);
    JoinTable own = new JoinTable(context, leftTypes, condition.mirrored());
    table.close();
    table = own;
    built = true;
    boolean fits = own.read(left, parts);
    left.close();
    try (BatchSource source = right.get()) {
      if (fits) {
        LeftTable marking = new LeftTable(context, own, residual, pairs, leftWidth);
        marking.match(source);
        leftTable = marking;
        lefts = new BatchBuilder(leftTypes);
        return;
      }
      leftParts = parts;
      Partitions rights = new Partitions(context, rightTypes, condition.rightKeys(), level);
      rightParts = rights;
      for (Batch next = source.next(); next != null; next = source.next()) {
        context.checkActive();
        rights.append(next);
      }
    }
  }

  private @Nullable Batch nextOfParts() {
    while (true) {
      Batch result = part == null ? null : part.next();
      if (result != null) {
        return result;
      }
      if (part != null) {
        part.close();
      }
      if (partNumber >= Partitions.COUNT || leftParts == null || rightParts == null) {
        return null;
      }
      int number = partNumber++;
      Partitions rights = rightParts;
      part =
          new JoinSource(
              context,
              leftParts.read(number),
              leftTypes,
              () -> rights.read(number),
              rightTypes,
              type,
              condition,
              level + 1,
              null);
    }
  }

  private void begin(Batch current) {
    context.checkActive();
    batch = current;
    place = 0;
    int size = current.size();
    if (firsts.length < size) {
      firsts = new int[size];
      matched = new boolean[size];
    }
    Arrays.fill(matched, 0, size, false);
    table.find(current, firsts);
    candidate = firsts[0];
  }

  private @Nullable Batch selectByFirst(Batch current) {
    int[] rows = keptRows(current.size());
    int count = 0;
    for (int k = 0; k < current.size(); k++) {
      rows[count] = current.row(k);
      count += (firsts[k] >= 0) == (type == JoinType.SEMI) ? 1 : 0;
    }
    return selected(current, rows, count);
  }

  private static @Nullable Batch selected(Batch current, int[] rows, int count) {
    if (count == 0) {
      return null;
    }
    current.select(current.rows(), rows, count);
    return current;
  }

  private int[] keptRows(int size) {
    if (keptPlaces.length < size) {
      keptPlaces = new int[size];
    }
    return keptPlaces;
  }

  /** The next pairs of this batch, or null when it is used up without more rows. */
  private @Nullable Batch nextPairs(Batch current) {
    while (place < current.size()) {
      context.checkActive();
      int count = gather(current);
      if (count > 0) {
        Batch result = test(count);
        if (result != null && type.projectsRight()) {
          return result;
        }
      }
    }
    batch = null;
    if (type.projectsRight()) {
      return type.keepsLeft() ? unmatchedLeft(current) : null;
    }
    int[] rows = keptRows(current.size());
    int selectedRows = 0;
    for (int k = 0; k < current.size(); k++) {
      rows[selectedRows] = current.row(k);
      selectedRows += matched[k] == (type == JoinType.SEMI) ? 1 : 0;
    }
    return selected(current, rows, selectedRows);
  }

  /** Notes candidates as pairs until the output is full or the batch used up. */
  private int gather(Batch current) {
    pairs.begin();
    int capacity = pairs.capacity();
    if (leftRows.length < capacity) {
      leftRows = new int[capacity];
      leftPlaces = new int[capacity];
      rightRows = new int[capacity];
    }
    int count = 0;
    while (count < capacity && place < current.size()) {
      if (candidate >= 0) {
        leftRows[count] = current.row(place);
        leftPlaces[count] = place;
        rightRows[count++] = candidate;
        candidate = table.next(candidate);
      }
      if (candidate < 0 && ++place < current.size()) {
        candidate = firsts[place];
      }
    }
    fill(current.columns(), leftRows, rightRows, count);
    return count;
  }

  private void fill(Column[] leftColumns, int[] lefts, int[] rights, int count) {
    Column[] out = pairs.columns();
    for (int i = 0; i < leftWidth; i++) {
      out[i].gather(0, leftColumns[i], lefts, 0, count);
    }
    for (int i = leftWidth; i < out.length; i++) {
      out[i].gather(0, table.rows().column(i - leftWidth), rights, 0, count);
    }
    pairs.endRows(count);
  }

  private @Nullable Batch test(int count) {
    Batch result = pairs.build();
    int[] passed = null;
    int size = count;
    if (residual != null) {
      passed = keptRows(Math.max(count, 32));
      size = residual.select(result, null, count, passed);
      result.select(count, passed, size);
    }
    for (int k = 0; k < size; k++) {
      int pair = passed == null ? k : passed[k];
      matched[leftPlaces[pair]] = true;
      if (rightMatched.length > 0) {
        rightMatched[rightRows[pair]] = true;
      }
    }
    return size == 0 ? null : result;
  }

  private @Nullable Batch unmatchedLeft(Batch current) {
    int[] lefts = keptRows(current.size());
    int count = 0;
    for (int k = 0; k < current.size(); k++) {
      if (!matched[k]) {
        lefts[count++] = current.row(k);
      }
    }
    if (count == 0) {
      return null;
    }
    int[] rights = new int[count];
    Arrays.fill(rights, END);
    pairs.begin();
    fill(current.columns(), lefts, rights, count);
    return pairs.build();
  }

  private @Nullable Batch unmatchedRight() {
    pairs.begin();
    int[] rights = keptRows(pairs.capacity());
    int count = 0;
    while (rightPlace < rightMatched.length && count < pairs.capacity()) {
      if (!rightMatched[rightPlace]) {
        rights[count++] = rightPlace;
      }
      rightPlace++;
    }
    if (count == 0) {
      return null;
    }
    Column[] out = pairs.columns();
    for (int i = 0; i < leftWidth; i++) {
      for (int k = 0; k < count; k++) {
        out[i].setNull(k);
      }
    }
    for (int i = leftWidth; i < out.length; i++) {
      out[i].gather(0, table.rows().column(i - leftWidth), rights, 0, count);
    }
    pairs.endRows(count);
    return pairs.build();
  }

  @Override
  public void close() {
    left.close();
    if (!kept) {
      table.close();
    }
    if (part != null) {
      part.close();
    }
    if (leftParts != null) {
      leftParts.close();
    }
    if (rightParts != null) {
      rightParts.close();
    }
  }
}
