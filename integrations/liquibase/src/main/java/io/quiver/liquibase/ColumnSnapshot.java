package io.quiver.liquibase;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.snapshot.CachedRow;
import liquibase.snapshot.SnapshotGenerator;
import liquibase.snapshot.jvm.ColumnSnapshotGenerator;
import liquibase.statement.DatabaseFunction;
import liquibase.statement.SequenceNextValueFunction;
import liquibase.structure.DatabaseObject;
import liquibase.structure.core.Column;
import liquibase.structure.core.DataType;
import org.jspecify.annotations.Nullable;

/** Reads columns; their defaults are SQL, of which dates and sequences have forms of their own. */
@SuppressWarnings({"unchecked", "rawtypes"}) // as Liquibase's own signatures are
public final class ColumnSnapshot extends ColumnSnapshotGenerator {

  private static final Pattern MOMENT =
      Pattern.compile("(DATE|TIME|TIMESTAMP) '([^']*)'", Pattern.CASE_INSENSITIVE);
  private static final Pattern NEXT_VALUE =
      Pattern.compile(
          "NEXT VALUE FOR (?:\"?([^\".]+)\"?\\.)?\"?([^\".]+)\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern LITERAL =
      Pattern.compile("'(?:[^']|'')*'|[+-]?[0-9.]+(?:E[+-]?[0-9]+)?|TRUE|FALSE|NULL");

  private static final Set<String> SIZED =
      Set.of("CHAR", "CHARACTER", "VARCHAR", "BINARY", "VARBINARY", "VECTOR");
  private static final Set<String> SCALED = Set.of("DECIMAL", "NUMERIC");

  @Override
  public int getPriority(Class<? extends DatabaseObject> type, Database database) {
    return database instanceof QuiverDatabase
        ? super.getPriority(type, database) + PRIORITY_DATABASE
        : PRIORITY_NONE;
  }

  @Override
  public Class<? extends SnapshotGenerator>[] replaces() {
    return new Class[] {ColumnSnapshotGenerator.class};
  }

  @Override
  protected @Nullable Object readDefaultValue(CachedRow row, Column column, Database database) {
    String sql = row.getString("COLUMN_DEF");
    if (sql == null || column.isAutoIncrement()) {
      return super.readDefaultValue(row, column, database);
    }
    Matcher moment = MOMENT.matcher(sql);
    if (moment.matches()) {
      return moment(moment.group(1), moment.group(2));
    }
    Matcher next = NEXT_VALUE.matcher(sql);
    if (next.matches()) {
      return new SequenceNextValueFunction(next.group(1), next.group(2));
    }
    return LITERAL.matcher(sql).matches()
        ? super.readDefaultValue(row, column, database)
        : new DatabaseFunction(sql);
  }

  /** Only these types are written with a size; a snapshot gives all of them one. */
  @Override
  protected DataType readDataType(CachedRow row, Column column, Database database)
      throws DatabaseException {
    DataType type = super.readDataType(row, column, database);
    String name = type.getTypeName().toUpperCase(Locale.ROOT);
    if (SCALED.contains(name)) {
      return type;
    }
    type.setDecimalDigits(null);
    if (!SIZED.contains(name)) {
      type.setColumnSize(null);
    }
    return type;
  }

  private static Object moment(String kind, String text) {
    return switch (kind.charAt(kind.length() - 1)) {
      case 'P', 'p' -> Timestamp.valueOf(text);
      default -> kind.equalsIgnoreCase("DATE") ? Date.valueOf(text) : Time.valueOf(text);
    };
  }
}
