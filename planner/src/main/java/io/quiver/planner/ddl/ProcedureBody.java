package io.quiver.planner.ddl;

import io.quiver.parser.SqlParsing;
import io.quiver.parser.ast.CreateProcedure;
import io.quiver.parser.ast.ProcedureStep;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.ProcedureDefinition;
import io.quiver.storage.catalog.ProcedureDefinition.Parameter;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** A procedure's body as statements with {@code ?} where it names parameters. Immutable. */
public final class ProcedureBody {
  /** What a statement of a body does. */
  public enum Kind {
    /** A query whose row goes to the targets. */
    VALUES,
    CHANGE,
    CALL
  }

  /**
   * One statement.
   *
   * @param parameters of the procedure, from 0: one for each {@code ?} of the text
   * @param targets parameters that get the values of the row, or empty
   */
  public record Step(Kind kind, String sql, List<Integer> parameters, List<Integer> targets) {
    public Step {
      parameters = List.copyOf(parameters);
      targets = List.copyOf(targets);
    }
  }

  private final List<Step> steps;
  private final List<SqlIdentifier> relations;
  private final List<SqlIdentifier> calls;
  private final Map<String, List<SqlIdentifier>> doubtful;

  private ProcedureBody(
      List<Step> steps,
      List<SqlIdentifier> relations,
      List<SqlIdentifier> calls,
      Map<String, List<SqlIdentifier>> doubtful) {
    this.steps = List.copyOf(steps);
    this.relations = List.copyOf(relations);
    this.calls = List.copyOf(calls);
    this.doubtful = Map.copyOf(doubtful);
  }

  public List<Step> steps() {
    return steps;
  }

  /** Names of the tables, views, graphs and sequences in it, as written. */
  List<SqlIdentifier> relations() {
    return relations;
  }

  /** Names of the procedures that it calls, as written. */
  List<SqlIdentifier> calls() {
    return calls;
  }

  /** Parameters that stand where a column of these relations could be meant, too. */
  Map<String, List<SqlIdentifier>> doubtful() {
    return doubtful;
  }

  public static ProcedureBody of(ProcedureDefinition procedure) {
    String sql = procedure.createStatement();
    return read((CreateProcedure) SqlParsing.parseStatement(sql), sql, procedure.parameters());
  }

  private static ProcedureBody read(
      CreateProcedure create, String sql, List<Parameter> parameters) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      numbers.put(parameters.get(i).name(), i);
    }
    List<Step> steps = new ArrayList<>();
    List<SqlIdentifier> relations = new ArrayList<>();
    List<SqlIdentifier> calls = new ArrayList<>();
    Map<String, List<SqlIdentifier>> doubtful = new HashMap<>();
    for (ProcedureStep step : create.body()) {
      ParameterNames names = new ParameterNames(numbers);
      names.read(step.statement());
      relations.addAll(names.relations());
      if (step.statement().getKind() == SqlKind.PROCEDURE_CALL) {
        calls.add(ProcedureNames.called(step.statement()));
      }
      for (ParameterNames.Use use : names.uses()) {
        if (use.amongColumns()) {
          doubtful
              .computeIfAbsent(use.name().getSimple(), name -> new ArrayList<>())
              .addAll(names.columnSources());
        }
      }
      steps.add(step(step, names.uses(), sql, parameters, numbers));
    }
    return new ProcedureBody(steps, relations, calls, doubtful);
  }

  private static Step step(
      ProcedureStep step,
      List<ParameterNames.Use> uses,
      String sql,
      List<Parameter> parameters,
      Map<String, Integer> numbers) {
    NavigableMap<Integer, ParameterNames.Use> places = new TreeMap<>();
    for (ParameterNames.Use use : uses) {
      places.put(start(sql, use.name().getParserPosition()), use);
    }
    StringBuilder text = new StringBuilder();
    List<Integer> used = new ArrayList<>();
    int at = start(sql, step.position());
    int end = end(sql, step.position());
    SqlParserPos into = step.into();
    int cut = into == null ? -1 : start(sql, into);
    for (Map.Entry<Integer, ParameterNames.Use> place : places.entrySet()) {
      if (cut >= at && cut < place.getKey() && into != null) {
        text.append(sql, at, cut);
        at = end(sql, into);
      }
      ParameterNames.Use use = place.getValue();
      text.append(sql, at, place.getKey())
          .append(
              use.argument() ? "?" : "CAST(? AS " + parameters.get(use.parameter()).type() + ")");
      used.add(use.parameter());
      at = end(sql, use.name().getParserPosition());
    }
    if (cut >= at && into != null) {
      text.append(sql, at, cut);
      at = end(sql, into);
    }
    text.append(sql, at, end);
    List<Integer> targets = new ArrayList<>();
    for (SqlIdentifier target : step.targets()) {
      targets.add(target(target, parameters, numbers));
    }
    boolean query = step.statement().isA(SqlKind.QUERY);
    if (query && targets.isEmpty()) {
      throw Positions.error(
              ErrorCode.FEATURE_NOT_SUPPORTED,
              "a query in a procedure must say which parameters get its values",
              step.statement())
          .withHint("Write SELECT .. INTO parameters, or make it a view.");
    }
    if (targets.isEmpty()) {
      return new Step(
          step.statement().getKind() == SqlKind.PROCEDURE_CALL ? Kind.CALL : Kind.CHANGE,
          text.toString(),
          used,
          targets);
    }
    return new Step(Kind.VALUES, query ? text.toString() : "SELECT " + text, used, targets);
  }

  private static int target(
      SqlIdentifier name, List<Parameter> parameters, Map<String, Integer> numbers) {
    Integer number = name.isSimple() ? numbers.get(name.getSimple()) : null;
    if (number == null) {
      throw Positions.error(
          ErrorCode.INVALID_DEFINITION, name + " is no parameter of the procedure", name);
    }
    if (!parameters.get(number).gives()) {
      throw Positions.error(
              ErrorCode.INVALID_DEFINITION,
              "parameter " + name + " is IN: it keeps its value",
              name)
          .withHint("Declare it OUT or INOUT.");
    }
    return number;
  }

  private static int start(String sql, SqlParserPos position) {
    return ViewCommands.offset(sql, position.getLineNum(), position.getColumnNum());
  }

  private static int end(String sql, SqlParserPos position) {
    return Math.min(
        sql.length(),
        ViewCommands.offset(sql, position.getEndLineNum(), position.getEndColumnNum()) + 1);
  }

  /** An error of a statement, which has its place in another text. */
  static QuiverException inBody(ObjectName name, QuiverException e, @Nullable String statement) {
    return new QuiverException(
        e.code(),
        "in procedure "
            + name
            + ": "
            + e.getMessage()
            + (statement == null ? "" : " (in: " + statement + ")"),
        e.hint(),
        null,
        e);
  }
}
