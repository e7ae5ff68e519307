package io.quiver.liquibase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every change type of Liquibase's test harness that is part of Liquibase itself: applied, found in
 * a snapshot as the harness expects it, and rolled back.
 */
final class HarnessTest {

  private static final String CHANGES = "liquibase/harness/change/";

  /** Change types of Liquibase Pro: its open core does not know them. */
  private static final Set<String> PRO =
      Set.of(
          "addCheckConstraint",
          "createFunction",
          "createPackage",
          "createPackageBody",
          "createTrigger",
          "disableCheckConstraint",
          "disableTrigger",
          "dropCheckConstraint",
          "dropFunction",
          "dropTrigger",
          "enableCheckConstraint",
          "enableTrigger",
          "renameTrigger");

  /** All that the harness has, but those. */
  static List<String> changes() throws IOException, URISyntaxException {
    URI directory =
        Objects.requireNonNull(HarnessTest.class.getResource("/" + CHANGES + "changelogs")).toURI();
    List<String> names = new ArrayList<>();
    try (FileSystem jar = FileSystems.newFileSystem(directory, Map.of());
        DirectoryStream<Path> files =
            Files.newDirectoryStream(jar.getPath("/" + CHANGES + "changelogs"), "*.xml")) {
      for (Path file : files) {
        names.add(file.getFileName().toString().replace(".xml", ""));
      }
    }
    assertTrue(names.containsAll(PRO), names::toString);
    names.removeAll(PRO);
    assertEquals(46, names.size(), names::toString);
    return names;
  }

  @ParameterizedTest
  @MethodSource("changes")
  void isAppliedFoundAndRolledBack(String change) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:")) {
      Changelogs.prepare(connection);
      Liquibase liquibase = Changelogs.on(connection, changelog(change));
      int sets = liquibase.getDatabaseChangeLog().getChangeSets().size();
      liquibase.update(new Contexts(), new LabelExpression());
      assertEquals(
          "", Snapshots.difference(expected(change), snapshot(liquibase.getDatabase())), change);
      liquibase.rollback(sets, "");
      assertEquals(
          sets, liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression()).size());
    }
  }

  /** Bodies of procedures are each database's own. */
  private static String changelog(String change) {
    String own = "changelogs/harness/" + change + ".xml";
    return HarnessTest.class.getResource("/" + own) == null
        ? CHANGES + "changelogs/" + change + ".xml"
        : own;
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
