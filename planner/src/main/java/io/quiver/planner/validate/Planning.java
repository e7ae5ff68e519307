package io.quiver.planner.validate;

import io.quiver.functions.spi.FileAccess;
import io.quiver.parser.SqlParsing;
import io.quiver.parser.SyntaxException;
import io.quiver.parser.ast.NamedTypeSpec;
import io.quiver.planner.cost.PlanSwitches;
import io.quiver.planner.cost.QuiverMetadata;
import io.quiver.planner.cost.Statistics;
import io.quiver.planner.schema.CatalogView;
import io.quiver.planner.schema.FunctionOperators;
import io.quiver.planner.schema.TemporarySchema;
import io.quiver.planner.session.StatementWarning;
import io.quiver.planner.type.NamedTypes;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.catalog.ViewDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.jspecify.annotations.Nullable;

/**
 * The planning of one statement: what its parts share, and the way from a query's tree of SQL nodes
 * to a logical tree of relations. Confined to one thread, used once.
 */
public final class Planning {
  /** Views inside views inside views .. */
  private static final int MAX_VIEW_DEPTH = 32;

  private static final HepProgram NO_RULES = HepProgram.builder().build();

  private static final SqlToRelConverter.Config CONFIG =
      SqlToRelConverter.config()
          .withExpand(false)
          .withTrimUnusedFields(false)
          .withInSubQueryThreshold(Integer.MAX_VALUE)
          .withCreateValuesRel(true);

  private final CatalogView view;
  private final String schema;
  private final FunctionOperators operators;
  private final RelOptCluster cluster;
  private final Map<Integer, RelDataType> parameterTypes;
  private final GraphPatterns patterns;
  private final AtomicInteger slots;
  private final int viewDepth;
  private @Nullable SqlNodeList changeItems;
  private @Nullable String temporarySchema;
  private FileAccess files = DefinitionFiles.INSTANCE;
  private boolean readsFiles;
  private BoundTypes bound = BoundTypes.NONE;
  private final Set<Integer> guessed = new HashSet<>();

  /** Of the whole statement, views included. */
  private Set<StatementWarning> warnings = new LinkedHashSet<>();

  /** Ids of those that the statement reads, views included. */
  private Set<Integer> sequences = new LinkedHashSet<>();

  public Planning(
      CatalogView view,
      String schema,
      FunctionOperators operators,
      GraphPatterns patterns,
      RexExecutor executor,
      Statistics statistics,
      PlanSwitches switches) {
    this(
        view,
        schema,
        operators,
        newCluster(executor, statistics, switches),
        new TreeMap<>(),
        patterns,
        new AtomicInteger(TypedParameter.FIRST_SLOT),
        0);
  }

  private Planning(
      CatalogView view,
      String schema,
      FunctionOperators operators,
      RelOptCluster cluster,
      Map<Integer, RelDataType> parameterTypes,
      GraphPatterns patterns,
      AtomicInteger slots,
      int viewDepth) {
    this.view = view;
    this.schema = schema;
    this.operators = operators;
    this.cluster = cluster;
    this.parameterTypes = parameterTypes;
    this.patterns = patterns;
    this.slots = slots;
    this.viewDepth = viewDepth;
  }

  private static RelOptCluster newCluster(
      RexExecutor executor, Statistics statistics, PlanSwitches switches) {
    HepPlanner planner = new HepPlanner(NO_RULES, Contexts.of(switches));
    planner.setExecutor(executor);
    RelOptCluster cluster =
        RelOptCluster.create(planner, new RexBuilder(QuiverTypeFactory.INSTANCE));
    cluster.setMetadataQuerySupplier(() -> new QuiverMetadata(statistics));
    return cluster;
  }

  public CatalogView view() {
    return view;
  }

  /** Where names without a schema are looked up. */
  public String schema() {
    return schema;
  }

  public FunctionOperators operators() {
    return operators;
  }

  public RelOptCluster cluster() {
    return cluster;
  }

  /** Rows of a table, about. */
  public double rows(TableDefinition table) {
    return ((QuiverMetadata) cluster.getMetadataQuery()).statistics().rows(table);
  }

  /** Writes out patterns of graphs. */
  public GraphPatterns patterns() {
    return patterns;
  }

  /** The index of a parameter that an operator of the plan sets, unique in the statement. */
  public int newSlot() {
    return slots.getAndIncrement();
  }

  /** Types of the parameters met so far, by index from 0. */
  public Map<Integer, RelDataType> parameterTypes() {
    return parameterTypes;
  }

  /** Types of values of parameters whose place says nothing of theirs. */
  public void bind(BoundTypes types) {
    bound = types;
  }

  /**
   * The type of a parameter whose place says nothing of it: that of the value it is bound to.
   *
   * @param otherwise the type when there is no value, or none of this kind
   */
  DataType guess(int parameter, DataType otherwise) {
    guessed.add(parameter);
    DataType own = bound.types().get(parameter);
    boolean arrays = otherwise.kind() == TypeKind.ARRAY;
    return own == null || (arrays && own.kind() != TypeKind.ARRAY) ? otherwise : own;
  }

  /** Whether the type of a value for the parameter is known. */
  boolean isBound(int parameter) {
    return bound.types().containsKey(parameter);
  }

  /** Whether the place of a parameter says nothing of its type. */
  public boolean isGuessed(int parameter) {
    return guessed.contains(parameter);
  }

  /**
   * A validated query and its logical tree.
   *
   * @param fieldOrigins for each field the schema, table and column that it is, or empty
   * @param labels what to call fields that the query does not name; empty when that is not known
   */
  public record Converted(RelRoot root, List<List<String>> fieldOrigins, List<String> labels) {
    /** The name of a field for users. */
    public String label(int field) {
      String name = root.validatedRowType.getFieldNames().get(field);
      if (!name.startsWith("EXPR$")) {
        return name;
      }
      return field < labels.size() ? labels.get(field) : "C" + (field + 1);
    }

    /** The tree with exactly the query's columns. */
    public RelNode relation() {
      return root.project();
    }
  }

  /**
   * Validates a query and converts it to a logical tree.
   *
   * @throws QuiverException with position and hint
   */
  public Converted convert(SqlNode query) {
    SqlNode rewritten = new QueryRewriter(this).rewrite(query);
    QuiverValidator validator =
        new QuiverValidator(operators, view.reader(schema, temporarySchema));
    validator.reportTo(warnings);
    validator.bind(bound, guessed);
    try {
      SqlNode validated = validator.validate(rewritten);
      QuiverSqlToRel converter =
          new QuiverSqlToRel(
              (rowType, text, path, viewPath) -> expandView(rowType, text, path),
              validator,
              view.reader(schema, temporarySchema),
              cluster,
              CONFIG,
              parameterTypes);
      RelRoot root = converter.convertQuery(validated, false, true);
      return new Converted(root, origins(validator, validated), ExpressionLabels.of(query));
    } catch (CalciteContextException e) {
      QuiverException plain = SetOperationTypes.mismatch(validator, rewritten);
      throw plain == null ? new ErrorTranslator(this).translate(e, query) : plain;
    } catch (QuiverException e) {
      throw e;
    } catch (RuntimeException | AssertionError e) {
      QuiverException plain = SetOperationTypes.mismatch(validator, rewritten);
      throw plain == null ? new ErrorTranslator(this).unexpected(e) : plain;
    }
  }

  /** What the queries in front of a change (WITH ..) make known to its input. */
  void setChangeItems(SqlNodeList items) {
    changeItems = items;
  }

  /** {@link #convert} of a change's input, which may read the WITH queries in front of it. */
  Converted convertInput(SqlNode query) {
    SqlNodeList items = changeItems;
    return convert(items == null ? query : new SqlWith(items.getParserPosition(), items, query));
  }

  /** Where the session's temporary tables are; null without any. */
  public void setTemporarySchema(@Nullable String name) {
    temporarySchema = name;
  }

  /** The files that the statement may read. */
  public void setFiles(FileAccess access) {
    files = access;
  }

  FileAccess files() {
    return files;
  }

  /** Notes that the plan holds what a file looked like: it is good for once. */
  void noteFile() {
    readsFiles = true;
  }

  /** Whether files were looked at: the plan must not serve other executions of the text. */
  public boolean readsFiles() {
    return readsFiles;
  }

  /** Notes that the statement reads a sequence. */
  void noteSequence(int id) {
    sequences.add(id);
  }

  /** Ids of the sequences that were met so far. */
  public Set<Integer> sequences() {
    return Set.copyOf(sequences);
  }

  /** What was met so far that may surprise the statement's author. */
  public List<StatementWarning> warnings() {
    return List.copyOf(warnings);
  }

  /** The full name that an identifier stands for. */
  public ObjectName named(SqlIdentifier identifier) {
    ObjectName temporary = TemporarySchema.find(view.catalog(), temporarySchema, identifier);
    return temporary == null ? Names.of(identifier, schema) : temporary;
  }

  /** Whatever the optimizer throws, as an error that says so. */
  public QuiverException unexpected(Throwable e) {
    return new ErrorTranslator(this).unexpected(e);
  }

  /** The query's row type, without a tree. */
  public RelDataType rowType(SqlNode query) {
    return convert(query).root().validatedRowType;
  }

  /** The data type that a column definition writes. */
  public DataType dataType(SqlDataTypeSpec spec) {
    if (spec.getTypeNameSpec() instanceof NamedTypeSpec named) {
      return NamedTypes.dataType(named);
    }
    QuiverValidator validator =
        new QuiverValidator(operators, view.reader(schema, temporarySchema));
    DataType type;
    try {
      type = TypeMapping.toDataType(spec.deriveType(validator));
    } catch (CalciteContextException e) {
      throw new ErrorTranslator(this).translate(e, spec);
    }
    // Literals of type CHAR are VARCHAR to the type factory; a column is what it says.
    return spec.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic
            && basic.getTypeName().toString().equals("CHAR")
        ? DataType.of(TypeKind.CHAR, Math.max(1, type.precision()))
        : type;
  }

  /** An expression without columns, as in DEFAULT or a table function's argument. */
  public RexNode constant(SqlNode expression) {
    RelNode relation = convert(Queries.select(List.of(expression), null, null)).relation();
    if (relation instanceof Values values && values.getTuples().size() == 1) {
      return values.getTuples().get(0).get(0);
    }
    if (relation instanceof Project project && project.getInput() instanceof Values) {
      return project.getProjects().get(0);
    }
    throw Positions.error(
        ErrorCode.FEATURE_NOT_SUPPORTED, "a subquery is not allowed here", expression);
  }

  private static List<List<String>> origins(QuiverValidator validator, SqlNode validated) {
    List<List<String>> origins = new ArrayList<>();
    for (List<String> origin : validator.getFieldOrigins(validated)) {
      origins.add(origin == null ? List.of() : List.copyOf(origin));
    }
    return origins;
  }

  private RelRoot expandView(RelDataType rowType, String text, List<String> schemaPath) {
    RelNode relation = inSchema(schemaPath.get(0)).convert(parseView(text)).relation();
    return RelRoot.of(RelOptUtil.createCastRel(relation, rowType, true), SqlKind.SELECT);
  }

  /** The same planning with another schema for names, one view deeper. */
  private Planning inSchema(String otherSchema) {
    if (viewDepth >= MAX_VIEW_DEPTH) {
      throw new QuiverException(
          ErrorCode.LIMIT_EXCEEDED, "views are nested more than " + MAX_VIEW_DEPTH + " deep");
    }
    Planning deeper =
        new Planning(
            view, otherSchema, operators, cluster, parameterTypes, patterns, slots, viewDepth + 1);
    deeper.warnings = warnings;
    deeper.sequences = sequences;
    return deeper;
  }

  private static SqlNode parseView(String text) {
    try {
      return SqlParsing.parseStatement(text);
    } catch (SyntaxException e) {
      throw QuiverException.bug("a view's text does not parse: " + e.getMessage());
    }
  }

  /** The row type of a view: its query's, with the names given in the definition. */
  public RelDataType viewType(ViewDefinition definition) {
    RelDataType type =
        inSchema(definition.name().schema()).rowType(parseView(definition.querySql()));
    if (definition.columnNames().isEmpty()) {
      return type;
    }
    return cluster
        .getTypeFactory()
        .createStructType(
            type.getFieldList().stream().map(f -> f.getType()).toList(), definition.columnNames());
  }
}
