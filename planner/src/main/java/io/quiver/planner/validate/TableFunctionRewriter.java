package io.quiver.planner.validate;

import io.quiver.functions.spi.GraphTables;
import io.quiver.functions.spi.Parameter;
import io.quiver.functions.spi.TableFunction;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/**
 * Turns a call F(TABLE t, DESCRIPTOR(a, b), x, ..) into a call whose operands are the scalar
 * arguments only: relations are converted by themselves, because Calcite mixes up their columns
 * with those of a LATERAL neighbour.
 */
final class TableFunctionRewriter {
  private final Planning planning;
  private final QueryRewriter queries;

  TableFunctionRewriter(Planning planning, QueryRewriter queries) {
    this.planning = planning;
    this.queries = queries;
  }

  SqlCall rewrite(TableFunction function, SqlCall call) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    function.parameters().forEach(p -> parameters.put(p.name(), p));
    Map<String, SqlNode> given =
        GraphArguments.writtenOut(
            CallArguments.of(call, List.copyOf(parameters.keySet()), Map.of()),
            parameters.keySet(),
            planning.view().catalog());
    for (Parameter parameter : function.parameters()) {
      if (parameter.required() && !given.containsKey(parameter.name())) {
        throw Positions.error(
            ErrorCode.INVALID_PARAMETER,
            function.name() + " needs the argument " + parameter.name(),
            call);
      }
    }
    Map<String, List<String>> descriptors = new LinkedHashMap<>();
    Map<String, TableFunctionSite.Relation> relations = new LinkedHashMap<>();
    Map<String, SqlNode> scalars = new LinkedHashMap<>();
    given.forEach(
        (name, node) -> {
          Parameter.Kind kind = required(parameters, name).kind();
          if (kind == Parameter.Kind.DESCRIPTOR) {
            descriptors.put(name, descriptor(name, node));
          } else if (kind == Parameter.Kind.RELATION
              || (kind == Parameter.Kind.VALUES && isRelation(node))) {
            relations.put(name, relation(name, node));
          } else {
            scalars.put(name, node);
          }
        });
    return siteCall(function, call, parameters, descriptors, relations, scalars);
  }

  private static Parameter required(Map<String, Parameter> parameters, String name) {
    Parameter parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalStateException("parameter " + name);
    }
    return parameter;
  }

  private SqlCall siteCall(
      TableFunction function,
      SqlCall call,
      Map<String, Parameter> parameters,
      Map<String, List<String>> descriptors,
      Map<String, TableFunctionSite.Relation> relations,
      Map<String, SqlNode> scalars) {
    Map<String, String> literals = new LinkedHashMap<>();
    List<SqlNode> operands = new ArrayList<>();
    scalars.forEach(
        (name, node) -> {
          if (node instanceof SqlLiteral literal && literal.getValue() instanceof NlsString text) {
            literals.put(name, text.getValue());
          }
        });
    DataType values = valueType(descriptors, relations, literals);
    scalars.forEach(
        (name, node) ->
            operands.add(
                node instanceof SqlDynamicParam parameter && !(node instanceof TypedParameter)
                    ? new TypedParameter(
                        parameter.getIndex(),
                        TypeMapping.toRelType(
                            parameterType(required(parameters, name).kind(), values), true),
                        node.getParserPosition())
                    : node.accept(queries)));
    TableFunctionSite site =
        new TableFunctionSite(
            function, List.copyOf(scalars.keySet()), literals, descriptors, relations, this::graph);
    return new TableFunctionOperator(site).createCall(call.getParserPosition(), operands);
  }

  private @Nullable GraphTables graph(String name) {
    return Graphs.find(planning.view().catalog(), name);
  }

  private static DataType parameterType(Parameter.Kind kind, DataType values) {
    return switch (kind) {
      case INTEGER -> DataType.BIGINT;
      case NUMBER -> DataType.DOUBLE;
      case STRING -> DataType.VARCHAR;
      case BOOLEAN -> DataType.BOOLEAN;
      case VALUES, RELATION, DESCRIPTOR -> values;
    };
  }

  /** What a value without a type is: like the first described column of any relation. */
  private DataType valueType(
      Map<String, List<String>> descriptors,
      Map<String, TableFunctionSite.Relation> relations,
      Map<String, String> literals) {
    for (List<String> names : descriptors.values()) {
      for (TableFunctionSite.Relation relation : relations.values()) {
        RelDataTypeField field =
            names.isEmpty()
                ? null
                : relation.tree().getRowType().getField(names.get(0), true, false);
        if (field != null) {
          return TypeMapping.toDataType(ParameterTyping.general(field.getType()));
        }
      }
    }
    for (String literal : literals.values()) {
      GraphTables graph = graph(literal);
      if (graph != null) {
        return TypeMapping.toDataType(
            ParameterTyping.general(
                TypeMapping.toRelType(
                    graph
                        .nodes()
                        .columns()
                        .get(graph.nodes().findColumn(graph.key()).orElseThrow())
                        .type(),
                    true)));
      }
    }
    return TypeMapping.toDataType(QuiverTypeFactory.INSTANCE.createSqlType(SqlTypeName.VARCHAR));
  }

  private static List<String> descriptor(String name, SqlNode node) {
    if (!isDescriptor(node)) {
      throw Positions.error(
          ErrorCode.INVALID_PARAMETER,
          "argument " + name + " must be written as DESCRIPTOR(column, ..)",
          node);
    }
    List<String> names = new ArrayList<>();
    for (SqlNode operand : ((SqlCall) node).getOperandList()) {
      for (SqlNode column : operand instanceof SqlNodeList list ? list : List.of(operand)) {
        names.add(Names.simple((SqlIdentifier) column));
      }
    }
    return names;
  }

  /** The grammar may take DESCRIPTOR for a function like any other. */
  static boolean isDescriptor(SqlNode node) {
    return node instanceof SqlCall call && call.getOperator().getName().equals("DESCRIPTOR");
  }

  private static boolean isRelation(SqlNode node) {
    return node.isA(SqlKind.QUERY)
        || node.getKind() == SqlKind.EXPLICIT_TABLE
        || node.getKind() == SqlKind.SET_SEMANTICS_TABLE;
  }

  private TableFunctionSite.Relation relation(String name, SqlNode node) {
    if (!isRelation(node)) {
      throw Positions.error(
          ErrorCode.INVALID_PARAMETER,
          "argument " + name + " must be written as TABLE t, or as a query in parentheses",
          node);
    }
    SqlNode inner =
        node.getKind() == SqlKind.SET_SEMANTICS_TABLE ? ((SqlCall) node).operand(0) : node;
    SqlNode query = asQuery(inner);
    return new TableFunctionSite.Relation(
        planning.convert(queries.closed(query)).relation(), wholeTable(inner));
  }

  /** TABLE t as SELECT * FROM t. */
  static SqlNode asQuery(SqlNode node) {
    if (node.getKind() != SqlKind.EXPLICIT_TABLE) {
      return node;
    }
    SqlNode table = ((SqlCall) node).operand(0);
    return Queries.select(List.of(SqlIdentifier.star(node.getParserPosition())), table, null);
  }

  private @Nullable TableDefinition wholeTable(SqlNode node) {
    if (node.getKind() == SqlKind.EXPLICIT_TABLE
        && ((SqlCall) node).operand(0) instanceof SqlIdentifier identifier
        && identifier.names.size() <= 2
        && !queries.isWithName(identifier)) {
      return planning.view().catalog().table(planning.named(identifier));
    }
    return null;
  }
}
