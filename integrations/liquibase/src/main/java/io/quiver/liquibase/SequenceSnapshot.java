package io.quiver.liquibase;

import liquibase.database.Database;
import liquibase.snapshot.SnapshotGenerator;
import liquibase.snapshot.jvm.SequenceSnapshotGenerator;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.RawParameterizedSqlStatement;
import liquibase.structure.DatabaseObject;
import liquibase.structure.core.Schema;

/** Reads the sequences of a schema, without those of identity columns. Stateless. */
@SuppressWarnings({"unchecked", "rawtypes"}) // as Liquibase's own signatures are
public final class SequenceSnapshot extends SequenceSnapshotGenerator {

  @Override
  public int getPriority(Class<? extends DatabaseObject> type, Database database) {
    return database instanceof QuiverDatabase
        ? super.getPriority(type, database) + PRIORITY_DATABASE
        : PRIORITY_NONE;
  }

  @Override
  public Class<? extends SnapshotGenerator>[] replaces() {
    return new Class[] {SequenceSnapshotGenerator.class};
  }

  @Override
  protected SqlStatement getSelectSequenceStatement(Schema schema, Database database) {
    return new RawParameterizedSqlStatement(
        "SELECT SEQUENCE_NAME, START_VALUE, MINIMUM_VALUE AS MIN_VALUE, MAXIMUM_VALUE AS MAX_VALUE,"
            + " \"INCREMENT\" AS INCREMENT_BY, CYCLE_OPTION = 'YES' AS WILL_CYCLE, DATA_TYPE AS"
            + " SEQ_TYPE FROM INFORMATION_SCHEMA.SEQUENCES WHERE SEQUENCE_SCHEMA = ?",
        schema.getName());
  }
}
