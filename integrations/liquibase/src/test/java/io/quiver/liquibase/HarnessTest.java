package io.quiver.liquibase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Objects;
import liquibase.CatalogAndSchema;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.serializer.SnapshotSerializerFactory;
import liquibase.snapshot.DatabaseSnapshot;
import liquibase.snapshot.SnapshotControl;
import liquibase.snapshot.SnapshotGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every change type of Liquibase's test harness that is part of Liquibase itself: applied, found in
 * a snapshot as the harness expects it, and rolled back.
 */
final class HarnessTest {

  private static final String CHANGES = "liquibase/harness/change/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "addAutoIncrement",
        "addColumn",
        "addDefaultValue",
        "addDefaultValueBoolean",
        "addDefaultValueComputed",
        "addDefaultValueDate",
        "addDefaultValueNumeric",
        "addDefaultValueSequenceNext",
        "addForeignKey",
        "addLookupTable",
        "addNotNullConstraint",
        "addPrimaryKey",
        "addUniqueConstraint",
        "alterSequence",
        "createIndex",
        "createSequence",
        "createTable",
        "createTableDataTypeText",
        "createTableTimestamp",
        "createView",
        "dropAllForeignKeyConstraints",
        "dropColumn",
        "dropDefaultValue",
        "dropForeignKey",
        "dropIndex",
        "dropNotNullConstraint",
        "dropPrimaryKey",
        "dropSequence",
        "dropTable",
        "dropUniqueConstraint",
        "dropView",
        "executeCommand",
        "mergeColumns",
        "modifyDataType",
        "modifySql",
        "renameColumn",
        "renameSequence",
        "renameTable",
        "renameView",
        "setColumnRemarks",
        "setTableRemarks",
        "sql",
        "sqlFile"
      })
  void isAppliedFoundAndRolledBack(String change) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:")) {
      Changelogs.prepare(connection);
      Liquibase liquibase = Changelogs.on(connection, CHANGES + "changelogs/" + change + ".xml");
      int sets = liquibase.getDatabaseChangeLog().getChangeSets().size();
      liquibase.update(new Contexts(), new LabelExpression());
      assertEquals(
          "", Snapshots.difference(expected(change), snapshot(liquibase.getDatabase())), change);
      liquibase.rollback(sets, "");
      assertEquals(
          sets, liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression()).size());
    }
  }

  /** Ours where databases differ, as the harness has for others; else what all have. */
  private static String expected(String change) throws IOException {
    InputStream own = HarnessTest.class.getResourceAsStream(change + ".json");
    try (InputStream text =
        own != null
            ? own
            : Objects.requireNonNull(
                HarnessTest.class.getResourceAsStream(
                    "/" + CHANGES + "expectedSnapshot/" + change + ".json"),
                change)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String snapshot(Database database) throws Exception {
    DatabaseSnapshot snapshot =
        SnapshotGeneratorFactory.getInstance()
            .createSnapshot(CatalogAndSchema.DEFAULT, database, new SnapshotControl(database));
    return SnapshotSerializerFactory.getInstance().getSerializer("json").serialize(snapshot, true);
  }
}
