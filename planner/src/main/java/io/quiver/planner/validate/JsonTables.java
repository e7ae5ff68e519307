package io.quiver.planner.validate;

import io.quiver.functions.json.JsonTableColumns;
import io.quiver.functions.json.JsonTableFunction;
import io.quiver.parser.ast.JsonTable;
import io.quiver.parser.ast.JsonTableColumn;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/** JSON_TABLE as a call of a table function made for it. */
final class JsonTables {
  private final Planning planning;

  JsonTables(Planning planning) {
    this.planning = planning;
  }

  /** LATERAL, so that the document may be a column of a table to the left. */
  SqlNode rewrite(JsonTable table, QueryRewriter queries) {
    List<String> variables = new ArrayList<>();
    List<String> parameters = new ArrayList<>(List.of("document"));
    List<SqlNode> operands = new ArrayList<>(List.of(value(table.document(), queries)));
    for (int i = 0; i + 1 < table.passing().size(); i += 2) {
      variables.add(text(table.passing().get(i)));
      parameters.add(JsonTableFunction.passed(i / 2));
      operands.add(value(table.passing().get(i + 1), queries));
    }
    JsonTableFunction function;
    try {
      function =
          new JsonTableFunction(
              text(table.path()), columns(table.columns()), variables, table.failing());
    } catch (QuiverException e) {
      throw e.position() == null ? e.withPosition(Positions.of(table)) : e;
    }
    TableFunctionSite site =
        new TableFunctionSite(function, parameters, Map.of(), Map.of(), Map.of(), name -> null);
    SqlCall call = new TableFunctionOperator(site).createCall(table.getParserPosition(), operands);
    return SqlStdOperatorTable.LATERAL.createCall(
        table.getParserPosition(),
        SqlStdOperatorTable.COLLECTION_TABLE.createCall(table.getParserPosition(), call));
  }

  private static SqlNode value(SqlNode operand, QueryRewriter queries) {
    return operand instanceof SqlDynamicParam parameter && !(operand instanceof TypedParameter)
        ? new TypedParameter(
            parameter.getIndex(),
            TypeMapping.toRelType(DataType.VARCHAR, true),
            operand.getParserPosition())
        : operand.accept(queries);
  }

  private JsonTableColumns columns(List<JsonTableColumn> columns) {
    List<JsonTableColumns.Entry> entries = new ArrayList<>();
    for (JsonTableColumn column : columns) {
      entries.add(
          switch (column) {
            case JsonTableColumn.Ordinality ordinality ->
                new JsonTableColumns.Ordinality(Names.simple(ordinality.name()));
            case JsonTableColumn.Exists exists ->
                new JsonTableColumns.Exists(
                    Names.simple(exists.name()),
                    planning.dataType(exists.type()),
                    path(exists.path(), Names.simple(exists.name())));
            case JsonTableColumn.Value value -> value(value);
            case JsonTableColumn.Nested nested ->
                new JsonTableColumns.Nested(text(nested.path()), columns(nested.columns()));
          });
    }
    return new JsonTableColumns(entries);
  }

  private JsonTableColumns.Value value(JsonTableColumn.Value column) {
    String name = Names.simple(column.name());
    DataType type = planning.dataType(column.type());
    JsonTableColumns.Otherwise onEmpty = JsonTableColumns.Otherwise.NULL;
    JsonTableColumns.Otherwise onError = JsonTableColumns.Otherwise.NULL;
    for (int i = 0; i < column.behaviours().size(); i += 3) {
      JsonTableColumns.Otherwise otherwise =
          otherwise(text(column.behaviours().get(i)), column.behaviours().get(i + 1));
      if (text(column.behaviours().get(i + 2)).equals("EMPTY")) {
        onEmpty = otherwise;
      } else {
        onError = otherwise;
      }
    }
    return new JsonTableColumns.Value(
        name,
        type,
        path(column.path(), name),
        column.json() || type.kind() == TypeKind.JSON,
        wrapper(column.wrapper()),
        column.omitQuotes(),
        onEmpty,
        onError);
  }

  private static String wrapper(@Nullable SqlNode wrapper) {
    String words = wrapper == null ? "" : wrapper.toString();
    return words.contains("UNCONDITIONAL")
        ? "UNCONDITIONAL"
        : words.contains("CONDITIONAL") ? "CONDITIONAL" : "WITHOUT";
  }

  private static JsonTableColumns.Otherwise otherwise(String action, SqlNode value) {
    if (action.equals("ERROR")) {
      return new JsonTableColumns.Otherwise(true, null);
    }
    if (!(value instanceof SqlLiteral literal)) {
      throw Positions.error(
          ErrorCode.FEATURE_NOT_SUPPORTED, "DEFAULT of JSON_TABLE must be a literal", value);
    }
    return literal.getValue() == null
        ? JsonTableColumns.Otherwise.NULL
        : new JsonTableColumns.Otherwise(false, text(literal));
  }

  private static String path(@Nullable SqlNode path, String column) {
    return path == null ? "$.\"" + column + "\"" : text(path);
  }

  private static String text(SqlNode node) {
    String text = node instanceof SqlLiteral literal ? literal.toValue() : null;
    if (text == null) {
      throw Positions.error(
          ErrorCode.INVALID_PARAMETER, "a JSON path must be a character literal", node);
    }
    return text;
  }
}
