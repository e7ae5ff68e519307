package io.quiver.planner.validate;

import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.catalog.NearestNames;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.Position;
import io.quiver.storage.error.QuiverException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Says in plain words what the validator found wrong, with SQLSTATE, place and near names. */
final class ErrorTranslator {
  private static final Pattern NO_OBJECT =
      Pattern.compile("Object '([^']*)' not found(?: within '([^']*)')?.*", Pattern.DOTALL);
  private static final Pattern NOT_IN_STAR =
      Pattern.compile(
          "SELECT \\* (?:EXCLUDE/EXCEPT|REPLACE) list contains unknown column\\(s\\): ([^,]*).*");
  private static final Pattern NO_TABLE = Pattern.compile("Table '([^']*)' not found.*");
  private static final Pattern NO_COLUMN =
      Pattern.compile("Column '([^']*)' not found in (?:any table|table '([^']*)').*");
  private static final Pattern UNKNOWN_FIELD =
      Pattern.compile("Unknown (?:field|column|target column) '([^']*)'.*");
  private static final Pattern AMBIGUOUS =
      Pattern.compile("(?:Column|Table) '([^']*)' is ambiguous.*");
  private static final Pattern NO_FUNCTION =
      Pattern.compile("No match found for function signature ([^(]+)\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern CANNOT_APPLY =
      Pattern.compile(
          "Cannot apply '([^']*)' to arguments of type '([^']*)'\\.?.*", Pattern.DOTALL);
  private static final Pattern CANNOT_CAST =
      Pattern.compile("Cast function cannot convert value of type (.*) to type (.*)");
  private static final Pattern WRONG_COUNT =
      Pattern.compile(
          "Invalid number of arguments to function '([^']*)'\\. Was expecting (.*) arguments");

  private final Planning planning;

  ErrorTranslator(Planning planning) {
    this.planning = planning;
  }

  QuiverException translate(CalciteContextException e, SqlNode statement) {
    Position position =
        e.getPosLine() < 1 || e.getPosColumn() < 1
            ? null
            : new Position(
                e.getPosLine(), e.getPosColumn(), e.getEndPosLine(), e.getEndPosColumn());
    Throwable cause = e.getCause();
    if (cause instanceof QuiverException quiver) {
      return quiver.position() == null ? quiver.withPosition(position) : quiver;
    }
    String message = clean(cause == null ? e.getMessage() : cause.getMessage());
    return translate(message, position, statement, e);
  }

  private QuiverException translate(
      String message, @Nullable Position position, SqlNode statement, Throwable cause) {
    Matcher m = NO_OBJECT.matcher(message);
    if (m.matches()) {
      return noObject(m.group(1), m.group(2), position, statement, cause);
    }
    m = NO_COLUMN.matcher(message);
    if (m.matches()) {
      String of = m.group(2);
      return error(
          ErrorCode.COLUMN_NOT_FOUND,
          "column " + m.group(1) + (of == null ? "" : " of " + of) + " does not exist",
          NearestNames.hint(m.group(1), columns(statement)),
          position,
          cause);
    }
    m = NOT_IN_STAR.matcher(message);
    if (m.matches()) {
      return error(
          ErrorCode.COLUMN_NOT_FOUND,
          "* has no column " + m.group(1),
          NearestNames.hint(m.group(1), columns(statement)),
          position,
          cause);
    }
    m = NO_TABLE.matcher(message);
    if (m.matches()) {
      return error(
          ErrorCode.TABLE_NOT_FOUND,
          "there is no table or alias " + m.group(1) + " in this query",
          NearestNames.hint(m.group(1), tableNames(statement)),
          position,
          cause);
    }
    m = UNKNOWN_FIELD.matcher(message);
    if (m.matches()) {
      return error(
          ErrorCode.COLUMN_NOT_FOUND,
          "column " + m.group(1) + " does not exist",
          NearestNames.hint(m.group(1), columns(statement)),
          position,
          cause);
    }
    m = AMBIGUOUS.matcher(message);
    if (m.matches()) {
      return error(
          ErrorCode.AMBIGUOUS_COLUMN,
          "column " + m.group(1) + " is in several tables of the query",
          "Write the table's name or alias in front of it.",
          position,
          cause);
    }
    return typesAndFunctions(message, position, cause);
  }

  private QuiverException typesAndFunctions(
      String message, @Nullable Position position, Throwable cause) {
    Matcher m = NO_FUNCTION.matcher(message);
    if (m.matches()) {
      String name = m.group(1).trim();
      boolean exists = planning.operators().names().contains(name);
      return error(
          ErrorCode.FUNCTION_NOT_FOUND,
          exists
              ? "function " + name + " cannot be called with (" + plainTypes(m.group(2)) + ")"
              : "function " + name + " does not exist",
          exists ? null : NearestNames.hint(name, planning.operators().names()),
          position,
          cause);
    }
    if (message.contains("$SCALAR_QUERY")) {
      return error(
          ErrorCode.DATATYPE_MISMATCH,
          "a query in place of a value must have exactly one column",
          null,
          position,
          cause);
    }
    m = CANNOT_CAST.matcher(message);
    if (m.matches()) {
      return error(
          ErrorCode.DATATYPE_MISMATCH,
          "a value of type " + plainTypes(m.group(1)) + " cannot become " + plainTypes(m.group(2)),
          null,
          position,
          cause);
    }
    m = CANNOT_APPLY.matcher(message);
    if (m.matches()) {
      return error(
          ErrorCode.DATATYPE_MISMATCH,
          "the types do not fit together: " + plainTypes(m.group(2)),
          "Convert one side with CAST.",
          position,
          cause);
    }
    m = WRONG_COUNT.matcher(message);
    if (m.matches()) {
      return error(
          ErrorCode.FUNCTION_NOT_FOUND,
          "function " + m.group(1) + " takes " + m.group(2) + " arguments",
          null,
          position,
          cause);
    }
    if (message.contains("ROW_ID'") && message.contains("is not being grouped")) {
      return error(
          ErrorCode.GROUPING_ERROR,
          "an aggregate function cannot stand here",
          "A query in parentheses may compute it.",
          position,
          cause);
    }
    if (message.contains("is not being grouped")
        || message.contains("Aggregate expression")
        || message.contains("must be in the GROUP BY")) {
      return error(ErrorCode.GROUPING_ERROR, decapitalize(message), null, position, cause);
    }
    if (message.contains("type mismatch")
        || message.contains("not comparable")
        || message.contains("incompatible")
        || message.contains("Illegal mixing of types")) {
      return error(ErrorCode.DATATYPE_MISMATCH, decapitalize(message), null, position, cause);
    }
    if (message.startsWith("Unknown identifier '*'")) {
      return error(
          ErrorCode.SYNTAX_ERROR, "only COUNT takes * as its argument", null, position, cause);
    }
    return error(ErrorCode.INVALID_STATEMENT, decapitalize(message), null, position, cause);
  }

  private QuiverException noObject(
      String name,
      @Nullable String within,
      @Nullable Position position,
      SqlNode statement,
      Throwable cause) {
    if (within == null && isSchemaName(name, statement)) {
      return error(
          ErrorCode.SCHEMA_NOT_FOUND, "schema " + name + " does not exist", null, position, cause);
    }
    String schema = within == null ? planning.schema() : within;
    if (within == null && planning.view().catalog().schema(name) == null) {
      QuiverException found =
          planning.view().catalog().schema(schema) == null
              ? new QuiverException(
                  ErrorCode.TABLE_NOT_FOUND, "table or view " + name + " does not exist")
              : planning.view().catalog().notFound(new ObjectName(schema, name));
      return copy(found, position, cause);
    }
    if (planning.view().catalog().schema(schema) == null) {
      return error(
          ErrorCode.TABLE_NOT_FOUND,
          "table or view " + schema + "." + name + " does not exist",
          null,
          position,
          cause);
    }
    return copy(planning.view().catalog().notFound(new ObjectName(schema, name)), position, cause);
  }

  /** Whether the statement has the name only in front of others. */
  private static boolean isSchemaName(String name, SqlNode statement) {
    boolean[] found = new boolean[2];
    statement.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlIdentifier identifier) {
            if (identifier.names.get(0).equals(name)) {
              found[identifier.names.size() == 1 ? 0 : 1] = true;
            }
            return null;
          }
        });
    return found[1] && !found[0];
  }

  private static QuiverException copy(
      QuiverException found, @Nullable Position position, Throwable cause) {
    String message = found.getMessage();
    return new QuiverException(
        found.code(), message == null ? "" : message, found.hint(), position, cause);
  }

  /** Whatever else Calcite throws: a defect, or something that it does not support. */
  QuiverException unexpected(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof QuiverException quiver) {
        return quiver;
      }
    }
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof StackOverflowError) {
        return error(ErrorCode.LIMIT_EXCEEDED, "the statement is nested too deeply", null, null, e);
      }
    }
    String message = clean(e.getMessage());
    if (e instanceof UnsupportedOperationException) {
      return error(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          "this form of the statement is not supported" + (message.isEmpty() ? "" : ": " + message),
          null,
          null,
          e);
    }
    return error(
        ErrorCode.INTERNAL_ERROR,
        "the statement could not be planned" + (message.isEmpty() ? "" : ": " + message),
        null,
        null,
        e);
  }

  private static QuiverException error(
      ErrorCode code,
      String message,
      @Nullable String hint,
      @Nullable Position position,
      Throwable cause) {
    return new QuiverException(code, message, hint, position, cause);
  }

  /** Without class names, control characters and the list of what else would have been right. */
  static String clean(@Nullable String message) {
    if (message == null) {
      return "";
    }
    return message
        .replace(QuiverTable.ROW_ID_SUFFIX, "")
        .replaceAll("(?:org\\.apache\\.calcite|java|io\\.quiver)\\.[\\w.$]+:?\\s*", "")
        .strip();
  }

  private static String plainTypes(String types) {
    return types
        .replaceAll("<([A-Z_]+)\\((\\d+)\\)[^>]*>", "$1($2)")
        .replaceAll("[<>]", "")
        .replaceAll(" CHARACTER SET \"[^\"]*\"", "")
        .replaceAll(" NOT NULL", "")
        .replace("RECORDTYPE", "ROW")
        .replaceAll(" (?:EXPR\\$[0-9]+|[A-Z]\\$[A-Z]+)", "")
        .strip();
  }

  private static String decapitalize(String message) {
    return message.length() > 1 && Character.isLowerCase(message.charAt(1))
        ? Character.toLowerCase(message.charAt(0)) + message.substring(1)
        : message;
  }

  private Set<String> columns(SqlNode statement) {
    Set<String> names = new TreeSet<>();
    for (ObjectName name : tables(statement)) {
      TableDefinition table = planning.view().catalog().table(name);
      if (table != null) {
        table.columns().forEach(column -> names.add(column.name()));
      }
    }
    return names;
  }

  private Set<String> tableNames(SqlNode statement) {
    Set<String> names = new TreeSet<>();
    tables(statement).forEach(name -> names.add(name.name()));
    return names;
  }

  /** Every name in the statement that is a table. */
  private List<ObjectName> tables(SqlNode statement) {
    Set<ObjectName> found = new LinkedHashSet<>();
    statement.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlIdentifier identifier) {
            List<String> names = identifier.names;
            if (names.size() <= 2 && !identifier.isStar()) {
              String simple = names.get(names.size() - 1).replace(QuiverTable.ROW_ID_SUFFIX, "");
              ObjectName name =
                  new ObjectName(names.size() == 1 ? planning.schema() : names.get(0), simple);
              if (planning.view().catalog().table(name) != null) {
                found.add(name);
              }
            }
            return null;
          }
        });
    return List.copyOf(found);
  }
}
