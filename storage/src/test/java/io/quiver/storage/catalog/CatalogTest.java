package io.quiver.storage.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class CatalogTest {
  private static final Catalog BASE = Catalog.EMPTY.with(new SchemaDefinition(1, "PUBLIC"));

  private static TableDefinition table(int id, String name, List<ForeignKeyDefinition> keys) {
    return new TableDefinition(
        id,
        id + 1,
        new ObjectName("PUBLIC", name),
        List.of(
            new ColumnDefinition(
                0,
                "ID",
                DataType.BIGINT,
                false,
                null,
                null,
                new ColumnDefinition.Identity(true, id + 5),
                "the key"),
            new ColumnDefinition(
                1, "V", DataType.vector(2), true, null, null, null, null, new float[] {1, 2}),
            ColumnDefinition.of(2, "NAME", DataType.array(DataType.VARCHAR))),
        3,
        null,
        0,
        name + "_PK",
        List.of(
            new IndexDefinition.Ordered(
                id + 2, name + "_I", List.of(0), List.of(true), true, false, true),
            new IndexDefinition.Vector(
                id + 3, name + "_V", List.of(1), List.of(2), Map.of("metric", "l2"), false)),
        keys,
        List.of(new CheckDefinition("C", "ID > 0")),
        4,
        false,
        "comment");
  }

  private static ForeignKeyDefinition foreignKey(int parentId) {
    return new ForeignKeyDefinition(
        "FK",
        List.of(0),
        parentId,
        List.of(0),
        ForeignKeyDefinition.Action.CASCADE,
        ForeignKeyDefinition.Action.SET_NULL);
  }

  private static SequenceDefinition sequence(int id, String name) {
    return new SequenceDefinition(
        id, new ObjectName("PUBLIC", name), 1, -2, Long.MIN_VALUE, Long.MAX_VALUE, true, true);
  }

  private static void assertFails(ErrorCode code, String part, Executable executable) {
    QuiverException e = assertThrows(QuiverException.class, executable);
    assertEquals(code, e.code(), e.getMessage());
    assertTrue((e.getMessage() + e.hint()).contains(part), e.getMessage() + " / " + e.hint());
  }

  @Test
  void definitionsComeBackFromTheirBytes() {
    List<Definition> definitions =
        List.of(
            new SchemaDefinition(3, "Überschema"),
            table(20, "T", List.of(foreignKey(40))),
            new ViewDefinition(
                5, new ObjectName("PUBLIC", "V"), List.of("A", "B"), "SELECT 1", null, List.of(20)),
            sequence(6, "S"),
            new GraphDefinition(7, "G", 1, 2, 3, 4));
    for (Definition definition : definitions) {
      byte[] key = CatalogCodec.key(definition);
      assertEquals(definition.id(), CatalogCodec.idOf(key));
      assertTrue(CatalogCodec.allKeys().contains(key));
      Definition back = CatalogCodec.decode(key, CatalogCodec.encode(definition));
      assertEquals(withoutArrays(definition).toString(), withoutArrays(back).toString());
    }
    TableDefinition back =
        (TableDefinition)
            CatalogCodec.decode(
                CatalogCodec.key(definitions.get(1)), CatalogCodec.encode(definitions.get(1)));
    float[] initial = (float[]) Objects.requireNonNull(back.columns().get(1).initialValue());
    assertEquals(2f, initial[1]);
  }

  private static Definition withoutArrays(Definition definition) {
    return definition instanceof TableDefinition table
        ? table.withColumns(
            table.columns().stream()
                .map(
                    c ->
                        new ColumnDefinition(
                            c.id(),
                            c.name(),
                            c.type(),
                            c.nullable(),
                            c.defaultSql(),
                            c.generatedSql(),
                            c.identity(),
                            c.comment()))
                .toList(),
            table.nextColumnId())
        : definition;
  }

  @Test
  void newerFormatIsRefused() {
    SchemaDefinition schema = new SchemaDefinition(3, "S");
    byte[] bytes = CatalogCodec.encode(schema);
    bytes[0]++;
    assertFails(
        ErrorCode.UNSUPPORTED_FORMAT,
        "format",
        () -> CatalogCodec.decode(CatalogCodec.key(schema), bytes));
  }

  @Test
  void namesClashWithinOneSchema() {
    Catalog catalog = BASE.with(table(20, "T", List.of()));
    assertFails(ErrorCode.TABLE_EXISTS, "PUBLIC.T", () -> catalog.with(table(40, "T", List.of())));
    assertFails(ErrorCode.TABLE_EXISTS, "PUBLIC.T", () -> catalog.with(sequence(40, "T")));
    assertFails(
        ErrorCode.SCHEMA_EXISTS, "PUBLIC", () -> catalog.with(new SchemaDefinition(41, "PUBLIC")));
    assertFails(
        ErrorCode.INVALID_NAME, "reserved", () -> catalog.with(new SchemaDefinition(41, "SYS")));
    TableDefinition other = table(40, "U", List.of());
    assertFails(
        ErrorCode.OBJECT_EXISTS,
        "T_I",
        () -> catalog.with(other.withIndexes(table(60, "T", List.of()).indexes())));
    Catalog second = catalog.with(new SchemaDefinition(41, "OTHER"));
    assertNotNull(
        second
            .with(table(60, "T", List.of()).withName(new ObjectName("OTHER", "T")))
            .index(new ObjectName("OTHER", "T_I")));
  }

  @Test
  void missingTableNamesNearOnes() {
    Catalog catalog = BASE.with(table(20, "NODES", List.of())).with(sequence(60, "OTHER"));
    assertFails(
        ErrorCode.TABLE_NOT_FOUND,
        "Did you mean NODES?",
        () -> catalog.requireTable(new ObjectName("PUBLIC", "NODE")));
    assertFails(
        ErrorCode.SCHEMA_NOT_FOUND,
        "PUBLIC",
        () -> catalog.requireTable(new ObjectName("PUBLC", "NODES")));
    assertFails(
        ErrorCode.WRONG_OBJECT_TYPE,
        "sequence",
        () -> catalog.requireTable(new ObjectName("PUBLIC", "OTHER")));
    assertEquals(
        List.of("NODES", "NODS"), NearestNames.of("nodse", List.of("EDGES", "NODS", "NODES", "X")));
  }

  @Test
  void versionsGrowAndDiffer() {
    Catalog catalog = BASE.with(table(20, "T", List.of()));
    TableDefinition table = catalog.requireTable(20);
    Catalog changed = catalog.replace(table.withComment("x"));
    assertEquals(table.version() + 1, changed.requireTable(20).version());
    assertTrue(changed.version() != catalog.version());
  }

  @Test
  void dropRefusesOrTakesDependants() {
    TableDefinition parent = table(20, "PARENT", List.of());
    TableDefinition child = table(40, "CHILD", List.of(foreignKey(20)));
    ViewDefinition view =
        new ViewDefinition(
            60, new ObjectName("PUBLIC", "V"), List.of(), "SELECT", null, List.of(20));
    ViewDefinition viewOfView =
        new ViewDefinition(
            61, new ObjectName("PUBLIC", "W"), List.of(), "SELECT", null, List.of(60));
    Catalog catalog =
        BASE.with(parent).with(child).with(view).with(viewOfView).with(sequence(25, "OWNED"));
    assertFails(
        ErrorCode.DEPENDENT_OBJECTS,
        "foreign key FK of table PUBLIC.CHILD, view PUBLIC.V, view PUBLIC.W",
        () -> catalog.drop(parent, DropBehavior.RESTRICT));
    Catalog without = catalog.drop(parent, DropBehavior.CASCADE);
    assertNull(without.table(20));
    assertNull(without.definition(60));
    assertNull(without.definition(61));
    assertNull(without.definition(25));
    assertEquals(List.of(), without.requireTable(40).foreignKeys());
    assertEquals(List.of(), without.references(20));
    Catalog childGone = catalog.drop(child, DropBehavior.RESTRICT);
    assertNull(childGone.table(40));
    assertFails(
        ErrorCode.DEPENDENT_OBJECTS,
        "table PUBLIC.CHILD",
        () -> catalog.drop(catalog.requireSchema("PUBLIC"), DropBehavior.RESTRICT));
    assertEquals(
        0,
        catalog.drop(catalog.requireSchema("PUBLIC"), DropBehavior.CASCADE).definitions().size());
  }

  @Test
  void graphGoesWithItsTablesButNotWithOthers() {
    Catalog catalog =
        BASE.with(new SchemaDefinition(2, "G"))
            .with(table(20, "NODES", List.of()).withName(new ObjectName("G", "NODES")))
            .with(
                table(40, "EDGES", List.of(foreignKey(20))).withName(new ObjectName("G", "EDGES")))
            .with(new GraphDefinition(100, "G", 20, 40, 0, 0));
    GraphDefinition graph = Objects.requireNonNull(catalog.graph("G"));
    Catalog without = catalog.drop(graph, DropBehavior.RESTRICT);
    assertEquals(1, without.definitions().size());
    Catalog more = catalog.with(table(60, "MINE", List.of()).withName(new ObjectName("G", "MINE")));
    assertFails(
        ErrorCode.DEPENDENT_OBJECTS, "table G.MINE", () -> more.drop(graph, DropBehavior.RESTRICT));
  }
}
