package io.quiver.hibernate;

import java.sql.Types;
import java.util.List;
import org.hibernate.PessimisticLockException;
import org.hibernate.QueryTimeoutException;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.NullOrdering;
import org.hibernate.dialect.RowLockStrategy;
import org.hibernate.dialect.TimeZoneSupport;
import org.hibernate.dialect.function.CommonFunctionFactory;
import org.hibernate.dialect.identity.IdentityColumnSupport;
import org.hibernate.dialect.lock.PessimisticLockStyle;
import org.hibernate.dialect.lock.internal.LockingSupportSimple;
import org.hibernate.dialect.lock.spi.LockTimeoutType;
import org.hibernate.dialect.lock.spi.LockingSupport;
import org.hibernate.dialect.lock.spi.OuterJoinLockingType;
import org.hibernate.dialect.sequence.H2V2SequenceSupport;
import org.hibernate.dialect.sequence.SequenceSupport;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.exception.LockAcquisitionException;
import org.hibernate.exception.LockTimeoutException;
import org.hibernate.exception.spi.SQLExceptionConversionDelegate;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.sql.ast.SqlAstTranslatorFactory;
import org.hibernate.sql.ast.spi.StandardSqlAstTranslatorFactory;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.descriptor.jdbc.JsonJdbcType;
import org.hibernate.type.descriptor.jdbc.UUIDJdbcType;
import org.hibernate.type.descriptor.sql.internal.DdlTypeImpl;
import org.hibernate.type.descriptor.sql.spi.DdlTypeRegistry;

/** Quiver as Hibernate writes for it: standard SQL, and VECTOR with its distances. Immutable. */
public class QuiverDialect extends Dialect {

  private static final LockingSupport LOCKING =
      new LockingSupportSimple(
          PessimisticLockStyle.CLAUSE,
          RowLockStrategy.NONE,
          LockTimeoutType.QUERY,
          OuterJoinLockingType.FULL,
          org.hibernate.dialect.lock.spi.ConnectionLockTimeoutStrategy.NONE);

  /** Of the version that speaks first. */
  public QuiverDialect() {
    super(DatabaseVersion.make(0, 1));
  }

  /** Of the version that the connection says. */
  public QuiverDialect(DialectResolutionInfo info) {
    super(info);
  }

  @Override
  protected String columnType(int code) {
    return switch (code) {
      case SqlTypes.NCHAR -> columnType(SqlTypes.CHAR);
      case SqlTypes.NVARCHAR -> columnType(SqlTypes.VARCHAR);
      case SqlTypes.NCLOB -> columnType(SqlTypes.CLOB);
      case SqlTypes.DOUBLE, SqlTypes.FLOAT -> "double";
      case SqlTypes.REAL -> "real";
      case SqlTypes.TIME -> "time";
      case SqlTypes.TIME_WITH_TIMEZONE, SqlTypes.TIME_UTC -> "time";
      default -> super.columnType(code);
    };
  }

  @Override
  protected void registerColumnTypes(TypeContributions contributions, ServiceRegistry services) {
    super.registerColumnTypes(contributions, services);
    DdlTypeRegistry types = contributions.getTypeConfiguration().getDdlTypeRegistry();
    types.addDescriptor(new DdlTypeImpl(SqlTypes.UUID, "uuid", this));
    types.addDescriptor(new DdlTypeImpl(SqlTypes.JSON, "json", this));
    types.addDescriptor(new VectorDdlType(SqlTypes.VECTOR, this));
    types.addDescriptor(new VectorDdlType(SqlTypes.VECTOR_FLOAT32, this));
  }

  @Override
  public void contributeTypes(TypeContributions contributions, ServiceRegistry services) {
    super.contributeTypes(contributions, services);
    contributions.contributeJdbcType(UUIDJdbcType.INSTANCE);
    contributions.contributeJdbcType(JsonJdbcType.INSTANCE);
    contributions.contributeJdbcType(new VectorJdbcType(SqlTypes.VECTOR));
    contributions.contributeJdbcType(new VectorJdbcType(SqlTypes.VECTOR_FLOAT32));
  }

  @Override
  public void initializeFunctionRegistry(FunctionContributions contributions) {
    super.initializeFunctionRegistry(contributions);
    CommonFunctionFactory functions = new CommonFunctionFactory(contributions);
    functions.log10();
    functions.radians();
    functions.degrees();
    functions.pi();
    functions.stddev();
    functions.variance();
    functions.stddevPopSamp();
    functions.varPopSamp();
    functions.listagg(null);
    functions.windowFunctions();
    functions.position();
    functions.localtimeLocaltimestamp();
    functions.octetLength();
    functions.array();
    functions.arrayAggregate();
    functions.arrayLength_cardinality();
    functions.jsonValue_no_passing();
    functions.jsonQuery_no_passing();
    functions.jsonExists_no_passing();
    functions.jsonObject();
    functions.jsonArray();
    for (String name :
        List.of(
            "cosine_distance",
            "l2_distance",
            "l2_squared_distance",
            "l1_distance",
            "inner_product",
            "negative_inner_product",
            "hamming_distance",
            "jaccard_distance")) {
      distance(contributions, name, name);
    }
    distance(contributions, "euclidean_distance", "l2_distance");
    distance(contributions, "euclidean_squared_distance", "l2_squared_distance");
    distance(contributions, "taxicab_distance", "l1_distance");
    var basic = contributions.getTypeConfiguration().getBasicTypeRegistry();
    contributions
        .getFunctionRegistry()
        .namedDescriptorBuilder("vector_dims")
        .setExactArgumentCount(1)
        .setInvariantType(basic.resolve(StandardBasicTypes.INTEGER))
        .register();
    contributions
        .getFunctionRegistry()
        .namedDescriptorBuilder("vector_norm")
        .setExactArgumentCount(1)
        .setInvariantType(basic.resolve(StandardBasicTypes.DOUBLE))
        .register();
  }

  /** Both arguments are vectors, so that a parameter is bound like the column beside it. */
  private static void distance(FunctionContributions contributions, String hql, String sql) {
    var basic = contributions.getTypeConfiguration().getBasicTypeRegistry();
    contributions
        .getFunctionRegistry()
        .namedDescriptorBuilder(hql, sql)
        .setExactArgumentCount(2)
        .setArgumentTypeResolver(
            org.hibernate.query.sqm.produce.function.StandardFunctionArgumentTypeResolvers
                .ARGUMENT_OR_IMPLIED_RESULT_TYPE)
        .setInvariantType(basic.resolve(StandardBasicTypes.DOUBLE))
        .register();
  }

  @Override
  public SqlAstTranslatorFactory getSqlAstTranslatorFactory() {
    return new StandardSqlAstTranslatorFactory();
  }

  @Override
  public IdentityColumnSupport getIdentityColumnSupport() {
    return QuiverIdentity.INSTANCE;
  }

  @Override
  public SequenceSupport getSequenceSupport() {
    return H2V2SequenceSupport.INSTANCE;
  }

  @Override
  public String getQuerySequencesString() {
    return "select * from information_schema.sequences";
  }

  @Override
  public LockingSupport getLockingSupport() {
    return LOCKING;
  }

  @Override
  public String getForUpdateNowaitString() {
    return " for update nowait";
  }

  @Override
  public String getForUpdateSkipLockedString() {
    return " for update skip locked";
  }

  @Override
  public SQLExceptionConversionDelegate buildSQLExceptionConversionDelegate() {
    return (failure, message, sql) ->
        switch (failure.getSQLState() == null ? "" : failure.getSQLState()) {
          case "55P03" -> new LockTimeoutException(message, failure, sql);
          case "40P01" -> new LockAcquisitionException(message, failure, sql);
          case "40001" -> new PessimisticLockException(message, failure, sql);
          case "57014" -> new QueryTimeoutException(message, failure, sql);
          default -> null;
        };
  }

  @Override
  public NullOrdering getNullOrdering() {
    return NullOrdering.GREATEST;
  }

  @Override
  public TimeZoneSupport getTimeZoneSupport() {
    return TimeZoneSupport.NORMALIZE;
  }

  @Override
  public int getDefaultStatementBatchSize() {
    return 50;
  }

  @Override
  public int getPreferredSqlTypeCodeForBoolean() {
    return Types.BOOLEAN;
  }

  @Override
  public boolean supportsStandardArrays() {
    return true;
  }

  @Override
  public boolean supportsIfExistsBeforeTableName() {
    return true;
  }

  @Override
  public boolean supportsIfExistsAfterAlterTable() {
    return true;
  }

  @Override
  public String getCascadeConstraintsString() {
    return " cascade";
  }

  @Override
  public boolean dropConstraints() {
    return false;
  }

  @Override
  public boolean supportsCommentOn() {
    return true;
  }

  @Override
  public boolean supportsWindowFunctions() {
    return true;
  }

  @Override
  public boolean supportsRecursiveCTE() {
    return true;
  }

  @Override
  public boolean supportsValuesList() {
    return true;
  }

  @Override
  public boolean supportsCurrentTimestampSelection() {
    return true;
  }

  @Override
  public String getCurrentTimestampSelectString() {
    return "select current_timestamp";
  }

  @Override
  public boolean isCurrentTimestampSelectStringCallable() {
    return false;
  }
}
