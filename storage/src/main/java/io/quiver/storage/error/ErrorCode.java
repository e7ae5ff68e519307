package io.quiver.storage.error;

/**
 * Every kind of error that Quiver reports, with its SQLSTATE (ISO/IEC 9075-2 table 38 where the
 * standard has one, otherwise PostgreSQL's) and a stable vendor code.
 *
 * <p>Vendor codes never change once released; new codes are appended.
 */
public enum ErrorCode {
  SYNTAX_ERROR("42601", 1001, ErrorClass.USER),
  TABLE_NOT_FOUND("42P01", 1002, ErrorClass.USER),
  COLUMN_NOT_FOUND("42703", 1003, ErrorClass.USER),
  FUNCTION_NOT_FOUND("42883", 1004, ErrorClass.USER),
  SCHEMA_NOT_FOUND("3F000", 1005, ErrorClass.USER),
  OBJECT_NOT_FOUND("42704", 1006, ErrorClass.USER),
  OBJECT_EXISTS("42710", 1007, ErrorClass.USER),
  TABLE_EXISTS("42P07", 1008, ErrorClass.USER),
  SCHEMA_EXISTS("42P06", 1009, ErrorClass.USER),
  COLUMN_EXISTS("42701", 1010, ErrorClass.USER),
  AMBIGUOUS_COLUMN("42702", 1011, ErrorClass.USER),
  DATATYPE_MISMATCH("42804", 1012, ErrorClass.USER),
  GROUPING_ERROR("42803", 1013, ErrorClass.USER),
  INVALID_DEFINITION("42611", 1014, ErrorClass.USER),
  INVALID_NAME("42602", 1015, ErrorClass.USER),
  DEPENDENT_OBJECTS("2BP01", 1016, ErrorClass.USER),
  INVALID_STATEMENT("42000", 1017, ErrorClass.USER),
  WRONG_OBJECT_TYPE("42809", 1018, ErrorClass.USER),
  FILES_NOT_ALLOWED("42501", 1019, ErrorClass.USER),

  DATA_EXCEPTION("22000", 1101, ErrorClass.USER),
  STRING_TOO_LONG("22001", 1102, ErrorClass.USER),
  NUMERIC_OUT_OF_RANGE("22003", 1103, ErrorClass.USER),
  INVALID_DATETIME("22007", 1104, ErrorClass.USER),
  DATETIME_OVERFLOW("22008", 1105, ErrorClass.USER),
  DIVISION_BY_ZERO("22012", 1106, ErrorClass.USER),
  INVALID_CAST("22018", 1107, ErrorClass.USER),
  INVALID_PARAMETER("22023", 1108, ErrorClass.USER),
  INVALID_JSON("22032", 1109, ErrorClass.USER),
  VECTOR_DIMENSION("22V01", 1110, ErrorClass.USER),
  VECTOR_NOT_FINITE("22V02", 1111, ErrorClass.USER),
  SUBQUERY_MULTIPLE_ROWS("21000", 1112, ErrorClass.USER),
  SEQUENCE_EXHAUSTED("2200H", 1113, ErrorClass.USER),
  PARAMETER_NOT_SET("07002", 1114, ErrorClass.USER),
  INVALID_LIMIT("2201W", 1115, ErrorClass.USER),
  INVALID_ESCAPE_CHARACTER("22019", 1116, ErrorClass.USER),
  INVALID_ESCAPE_SEQUENCE("22025", 1117, ErrorClass.USER),
  INVALID_FILE_CONTENT("22P04", 1118, ErrorClass.USER),
  JSON_SUBSCRIPT("22033", 1131, ErrorClass.USER),
  JSON_SEVERAL_ITEMS("22034", 1132, ErrorClass.USER),
  JSON_NO_ITEM("22035", 1133, ErrorClass.USER),
  JSON_NOT_A_NUMBER("22036", 1134, ErrorClass.USER),
  JSON_SINGLETON_REQUIRED("22038", 1135, ErrorClass.USER),
  JSON_ARRAY_NOT_FOUND("22039", 1136, ErrorClass.USER),
  JSON_MEMBER_NOT_FOUND("2203A", 1137, ErrorClass.USER),
  JSON_OBJECT_NOT_FOUND("2203C", 1138, ErrorClass.USER),
  JSON_SCALAR_REQUIRED("2203F", 1139, ErrorClass.USER),

  NOT_NULL_VIOLATION("23502", 1201, ErrorClass.USER),
  FOREIGN_KEY_VIOLATION("23503", 1202, ErrorClass.USER),
  UNIQUE_VIOLATION("23505", 1203, ErrorClass.USER),
  CHECK_VIOLATION("23514", 1204, ErrorClass.USER),

  SERIALIZATION_FAILURE("40001", 1301, ErrorClass.CONFLICT),
  DEADLOCK("40P01", 1302, ErrorClass.CONFLICT),
  LOCK_TIMEOUT("55P03", 1303, ErrorClass.CONFLICT),
  TRANSACTION_ROLLED_BACK("40000", 1304, ErrorClass.CONFLICT),

  INVALID_TRANSACTION_STATE("25000", 1401, ErrorClass.USER),
  READ_ONLY_TRANSACTION("25006", 1402, ErrorClass.USER),
  ACTIVE_TRANSACTION("25001", 1403, ErrorClass.USER),
  SAVEPOINT_NOT_FOUND("3B001", 1404, ErrorClass.USER),

  STATEMENT_CANCELLED("57014", 1501, ErrorClass.RESOURCE),
  STATEMENT_TIMEOUT("57014", 1502, ErrorClass.RESOURCE),
  LIMIT_EXCEEDED("54000", 1503, ErrorClass.RESOURCE),
  OUT_OF_MEMORY("53200", 1504, ErrorClass.RESOURCE),
  DISK_FULL("53100", 1505, ErrorClass.RESOURCE),
  IO_ERROR("58030", 1506, ErrorClass.RESOURCE),
  FILE_NOT_FOUND("58P01", 1507, ErrorClass.USER),

  CONNECTION_CLOSED("08003", 1601, ErrorClass.CONNECTION),
  CANNOT_CONNECT("08001", 1602, ErrorClass.CONNECTION),
  DATABASE_IN_USE("08004", 1603, ErrorClass.CONNECTION),
  ENGINE_AWAY("08006", 1604, ErrorClass.CONNECTION),
  OUTCOME_UNKNOWN("08007", 1605, ErrorClass.CONNECTION),
  INVALID_URL("08001", 1606, ErrorClass.USER),
  DATABASE_NOT_FOUND("3D000", 1607, ErrorClass.USER),
  DATABASE_CLOSED("57P01", 1608, ErrorClass.CONNECTION),
  OBJECT_CLOSED("55000", 1609, ErrorClass.USER),
  ENCRYPTION_KEY_MISSING("28000", 1610, ErrorClass.USER),
  ENCRYPTION_KEY_WRONG("28P01", 1611, ErrorClass.USER),

  CORRUPT_FILE("XX001", 1701, ErrorClass.CORRUPTION),
  CORRUPT_INDEX("XX002", 1702, ErrorClass.CORRUPTION),
  UNSUPPORTED_FORMAT("XX003", 1703, ErrorClass.CORRUPTION),

  FEATURE_NOT_SUPPORTED("0A000", 1801, ErrorClass.UNSUPPORTED),
  INTERNAL_ERROR("XX000", 1901, ErrorClass.BUG);

  private final String sqlState;
  private final int vendorCode;
  private final ErrorClass errorClass;

  ErrorCode(String sqlState, int vendorCode, ErrorClass errorClass) {
    this.sqlState = sqlState;
    this.vendorCode = vendorCode;
    this.errorClass = errorClass;
  }

  /** Five characters, class and subclass. */
  public String sqlState() {
    return sqlState;
  }

  /** What {@code SQLException.getErrorCode()} returns. */
  public int vendorCode() {
    return vendorCode;
  }

  public ErrorClass errorClass() {
    return errorClass;
  }
}
