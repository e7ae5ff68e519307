package io.quiver.planner.ddl;

import io.quiver.parser.ast.CreateProcedure;
import io.quiver.parser.ast.ProcedureParameter;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.ProcedureDefinition;
import io.quiver.storage.catalog.ProcedureDefinition.Mode;
import io.quiver.storage.catalog.ProcedureDefinition.Parameter;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.catalog.ViewDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** CREATE PROCEDURE: keeps the text of the body as it was written, checked. */
final class ProcedureCommands {
  private ProcedureCommands() {}

  static void create(CreateProcedure create, String sql, DefinitionContext context) {
    ObjectName name = Definitions.newName(create.name(), context);
    Catalog catalog = Definitions.catalog(context);
    ProcedureDefinition present = catalog.procedure(name);
    if (present != null && create.ifNotExists()) {
      return;
    }
    boolean replaces = create.replace() && present != null;
    ProcedureDefinition procedure =
        new ProcedureDefinition(
            replaces && present != null ? present.id() : context.database().newObjectId(),
            name,
            parameters(create, context),
            ViewCommands.text(sql, create.bodyPosition()),
            present == null ? null : present.comment(),
            List.of());
    ProcedureDefinition checked = check(procedure, catalog, create.name(), context);
    Definitions.at(
        create.name(),
        () ->
            Definitions.change(
                context, old -> replaces ? old.replace(checked) : old.with(checked)));
  }

  private static List<Parameter> parameters(CreateProcedure create, DefinitionContext context) {
    List<Parameter> parameters = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ProcedureParameter parameter : create.parameters()) {
      String name = Names.simple(parameter.name());
      if (!names.add(name)) {
        throw Positions.error(
            ErrorCode.INVALID_DEFINITION, "there are two parameters " + name, parameter.name());
      }
      Mode mode =
          switch (parameter.mode()) {
            case IN -> Mode.IN;
            case OUT -> Mode.OUT;
            case INOUT -> Mode.INOUT;
          };
      parameters.add(new Parameter(name, mode, context.typeOf(parameter.type())));
    }
    return parameters;
  }

  /** The same with what it uses. */
  private static ProcedureDefinition check(
      ProcedureDefinition procedure, Catalog catalog, SqlNode at, DefinitionContext context) {
    String schema = procedure.name().schema();
    try {
      ProcedureBody body = ProcedureBody.of(procedure);
      refuseDoubt(body, catalog, schema, context);
      Set<Integer> ids = new TreeSet<>();
      for (SqlIdentifier call : body.calls()) {
        ProcedureDefinition called = catalog.procedure(Names.of(call, schema));
        if (called != null && called.id() == procedure.id()) {
          throw new QuiverException(
              ErrorCode.INVALID_DEFINITION, "it would call itself without end");
        }
        if (called != null) {
          ids.add(called.id());
        }
      }
      for (ProcedureBody.Step step : body.steps()) {
        int columns = context.checkStatement(step.sql(), schema);
        if (step.kind() == ProcedureBody.Kind.VALUES && columns != step.targets().size()) {
          throw new QuiverException(
              ErrorCode.INVALID_DEFINITION,
              columns + " values cannot go to " + step.targets().size() + " parameters");
        }
      }
      for (SqlIdentifier relation : body.relations()) {
        Definition used = catalog.relation(Names.of(relation, schema));
        if (used != null) {
          ids.add(used.id());
        }
      }
      return procedure.withDependsOn(List.copyOf(ids));
    } catch (QuiverException e) {
      throw ProcedureBody.inBody(procedure.name(), e, null).withPosition(Positions.of(at));
    }
  }

  /** A parameter that could be taken for a column changes rows that nobody meant. */
  private static void refuseDoubt(
      ProcedureBody body, Catalog catalog, String schema, DefinitionContext context) {
    for (Map.Entry<String, List<SqlIdentifier>> doubtful : body.doubtful().entrySet()) {
      for (SqlIdentifier relation : doubtful.getValue()) {
        Definition used = catalog.relation(Names.of(relation, schema));
        List<String> columns =
            switch (used) {
              case TableDefinition table ->
                  table.columns().stream().map(ColumnDefinition::name).toList();
              case ViewDefinition view -> context.columnsOf(view);
              case null, default -> List.of();
            };
        if (columns.contains(doubtful.getKey())) {
          throw new QuiverException(
              ErrorCode.AMBIGUOUS_COLUMN,
              doubtful.getKey() + " is a parameter and a column of " + relation,
              "Give the parameter another name, or write the column with its table.",
              null,
              null);
        }
      }
    }
  }
}
