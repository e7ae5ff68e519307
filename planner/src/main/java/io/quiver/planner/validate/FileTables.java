package io.quiver.planner.validate;

import io.quiver.functions.file.FileFunction;
import io.quiver.functions.file.FileOptions;
import io.quiver.functions.file.FileSample;
import io.quiver.functions.spi.Argument;
import io.quiver.parser.SqlParsing;
import io.quiver.parser.SyntaxException;
import io.quiver.parser.ast.CopyStatement;
import io.quiver.parser.ast.InsertKind;
import io.quiver.parser.ast.InsertStatement;
import io.quiver.parser.ast.StatementOption;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Files in FROM and in COPY: a look at the file while the statement is planned tells the columns,
 * and a table function made for the place reads it.
 */
final class FileTables {
  private static final String H2_READ = "CSVREAD";
  private static final Set<String> NAMES =
      Set.of("READ_FILE", "READ_CSV", "READ_JSON", "READ_JSONL", "READ_NDJSON", H2_READ);

  private static final List<String> PARAMETERS =
      List.of(
          "file",
          "header",
          "delimiter",
          "quote",
          "nullstr",
          "sample_size",
          "all_varchar",
          "skip",
          "encoding",
          "ignore_unknown",
          "format",
          "columns");

  private static final List<String> H2_PARAMETERS = List.of("file", "columns", "options");

  private FileTables() {}

  static boolean isFileFunction(String name) {
    return NAMES.contains(name.toUpperCase(Locale.ROOT));
  }

  /** READ_CSV(..) and its like as a call of a function for this one file. */
  static SqlNode rewrite(Planning planning, SqlCall call) {
    try {
      FileFunction function =
          call.getOperator().getName().equalsIgnoreCase(H2_READ)
              ? asInH2(planning, call)
              : function(planning, call);
      return inFrom(function, call.getParserPosition());
    } catch (QuiverException e) {
      throw e.position() == null ? e.withPosition(Positions.of(call)) : e;
    }
  }

  private static SqlNode inFrom(FileFunction function, SqlParserPos position) {
    TableFunctionSite site =
        new TableFunctionSite(function, List.of(), Map.of(), Map.of(), Map.of(), name -> null);
    return SqlStdOperatorTable.COLLECTION_TABLE.createCall(
        position, new TableFunctionOperator(site).createCall(position));
  }

  private static FileFunction function(Planning planning, SqlCall call) {
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    Map<String, SqlNode> given =
        CallArguments.of(call, PARAMETERS, Map.of("delim", "delimiter", "sep", "delimiter"));
    String file = file(given, call);
    Map<String, String> options = new HashMap<>();
    given.forEach(
        (parameter, node) -> {
          if (!parameter.equals("file") && !parameter.equals("columns")) {
            options.put(parameter.toUpperCase(Locale.ROOT), text(parameter, node));
          }
        });
    if (!name.equals("READ_FILE")) {
      options.putIfAbsent("FORMAT", name.substring("READ_".length()));
    }
    FileOptions read = FileOptions.of(FileOptions.Use.TABLE, options, file);
    SqlNode columns = given.get("columns");
    return columns == null
        ? sampled(planning, file, read)
        : known(planning, file, read, columns(planning, columns), false);
  }

  private static FileFunction sampled(Planning planning, String file, FileOptions options) {
    planning.noteFile();
    Path path = planning.files().toRead(file);
    FileSample sample = FileSample.of(file, path, options, null);
    return new FileFunction(file, sample.options(), sample.columns(), true);
  }

  private static FileFunction known(
      Planning planning,
      String file,
      FileOptions options,
      List<Argument.Column> columns,
      boolean headerIsData) {
    planning.noteFile();
    Path path = planning.files().toRead(file);
    List<String> names = columns.stream().map(Argument.Column::name).toList();
    FileSample sample = FileSample.of(file, path, options, names);
    return new FileFunction(file, sample.options(), columns, headerIsData);
  }

  private static String file(Map<String, SqlNode> given, SqlCall call) {
    SqlNode file = given.get("file");
    if (file == null) {
      throw Positions.error(
          ErrorCode.INVALID_PARAMETER,
          call.getOperator().getName() + " needs the name of a file",
          call);
    }
    return text("file", file);
  }

  private static String text(String parameter, SqlNode node) {
    if (!(node instanceof SqlLiteral)) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          "argument " + parameter + " of a file must be a literal",
          "The columns are needed before the statement runs; COPY loads a file into a table.",
          Positions.of(node),
          null);
    }
    return new StatementOption(parameter, node, node.getParserPosition()).text();
  }

  /** MAP['name', 'type', ..]. */
  private static List<Argument.Column> columns(Planning planning, SqlNode node) {
    if (node.getKind() != SqlKind.MAP_VALUE_CONSTRUCTOR) {
      throw Positions.error(
          ErrorCode.INVALID_PARAMETER, "columns must be written as MAP['name', 'type', ..]", node);
    }
    List<SqlNode> operands = ((SqlCall) node).getOperandList();
    List<Argument.Column> columns = new ArrayList<>();
    for (int i = 0; i + 1 < operands.size(); i += 2) {
      columns.add(
          new Argument.Column(
              text("columns", operands.get(i)), type(planning, operands.get(i + 1))));
    }
    return columns;
  }

  private static DataType type(Planning planning, SqlNode node) {
    String written = text("columns", node);
    try {
      if (SqlParsing.parseExpression("CAST(NULL AS " + written + ")") instanceof SqlCall cast
          && cast.getKind() == SqlKind.CAST
          && cast.operand(1) instanceof SqlDataTypeSpec type) {
        return planning.dataType(type);
      }
    } catch (SyntaxException e) {
      // Reported below.
    }
    throw Positions.error(
        ErrorCode.INVALID_PARAMETER, "'" + written + "' is not a data type", node);
  }

  /** CSVREAD(file [, columns [, options]]): every column is text. */
  private static FileFunction asInH2(Planning planning, SqlCall call) {
    Map<String, SqlNode> given = CallArguments.of(call, H2_PARAMETERS, Map.of());
    String file = file(given, call);
    Map<String, String> options = new HashMap<>();
    options.put("FORMAT", "CSV");
    options.put("ALL_VARCHAR", "TRUE");
    options.put("DELIMITER", ",");
    SqlNode said = given.get("options");
    for (String option : said == null ? List.<String>of() : words(text("options", said))) {
      int at = option.indexOf('=');
      options.put(
          option.substring(0, Math.max(0, at)).toUpperCase(Locale.ROOT), option.substring(at + 1));
    }
    SqlNode names = given.get("columns");
    boolean named = names != null && !text("columns", names).isEmpty();
    options.putIfAbsent("HEADER", named ? "FALSE" : "TRUE");
    for (String alias : List.of("FIELDSEPARATOR", "SEPARATOR")) {
      String separator = options.remove(alias);
      if (separator != null) {
        options.put("DELIMITER", separator);
      }
    }
    FileOptions read = FileOptions.of(FileOptions.Use.TABLE, options, file);
    if (!named || names == null) {
      return sampled(planning, file, read);
    }
    List<Argument.Column> columns = new ArrayList<>();
    for (String name :
        text("columns", names).split(options.get("DELIMITER").equals("|") ? "\\|" : "[,;]")) {
      columns.add(new Argument.Column(name.strip().toUpperCase(Locale.ROOT), DataType.VARCHAR));
    }
    return known(planning, file, read, columns, false);
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  // ---- COPY

  static Map<String, String> options(CopyStatement copy) {
    Map<String, String> options = new LinkedHashMap<>();
    for (StatementOption option : copy.options()) {
      if (options.put(option.name(), option.text()) != null) {
        throw new QuiverException(
            ErrorCode.INVALID_PARAMETER, "option " + option.name() + " is given twice");
      }
    }
    return options;
  }

  /** COPY t FROM as the INSERT that it stands for. */
  static InsertStatement insert(Planning planning, CopyStatement copy) {
    SqlIdentifier table = copy.table();
    if (table == null) {
      throw Positions.error(
          ErrorCode.INVALID_STATEMENT, "COPY FROM fills a table, not a query", copy);
    }
    ChangeTarget target = new ChangeTarget(planning, table, null);
    TableDefinition definition = target.definition();
    List<SqlIdentifier> columns = new ArrayList<>(copy.columns());
    if (columns.isEmpty()) {
      for (ColumnDefinition column : definition.columns()) {
        if (column.generatedSql() == null) {
          columns.add(new SqlIdentifier(column.name(), table.getParserPosition()));
        }
      }
    }
    List<Argument.Column> wanted = new ArrayList<>();
    @Nullable Boolean overriding = null;
    for (SqlIdentifier column : columns) {
      ColumnDefinition found = definition.columns().get(target.ordinal(column));
      wanted.add(new Argument.Column(found.name(), found.type()));
      overriding = found.identity() != null ? Boolean.TRUE : overriding;
    }
    FileFunction function =
        known(
            planning,
            copy.file(),
            FileOptions.of(FileOptions.Use.LOAD, options(copy), copy.file()),
            wanted,
            false);
    SqlParserPos position = copy.getParserPosition();
    return new InsertStatement(
        position,
        InsertKind.INSERT,
        table,
        null,
        columns,
        List.of(),
        overriding,
        Queries.select(List.of(SqlIdentifier.star(position)), inFrom(function, position), null),
        null,
        List.of());
  }
}
