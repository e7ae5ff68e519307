package io.quiver.storage.catalog;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is defined in a database, at one moment. Immutable: a change makes a new catalog.
 *
 * <p>Tables, views, sequences and property graphs of one schema share one name space; indexes of
 * one schema have their own, and so have procedures. Names are compared exactly, folding is done
 * before. Every catalog has a {@link #version} that no other catalog of this Java process has, so
 * that a plan is current exactly if the catalog that it was made with has the same version as the
 * present one.
 */
public final class Catalog {
  /** The schema that every new database has. */
  public static final String DEFAULT_SCHEMA = "PUBLIC";

  /** Names of schemas that are made of views over the catalog itself. */
  public static final Set<String> RESERVED_SCHEMAS = Set.of("INFORMATION_SCHEMA", "SYS");

  private static final AtomicLong VERSIONS = new AtomicLong();

  /** Without any definition, not even of a schema. */
  public static final Catalog EMPTY = new Catalog(new TreeMap<>());

  private final long version = VERSIONS.incrementAndGet();
  private final NavigableMap<Integer, Definition> definitions;
  private final SortedMap<String, SchemaDefinition> schemas = new TreeMap<>();
  private final SortedMap<String, GraphDefinition> graphs = new TreeMap<>();
  private final Map<ObjectName, Definition> relations = new HashMap<>();
  private final Map<ObjectName, ProcedureDefinition> procedures = new HashMap<>();
  private final Map<ObjectName, IndexedTable> indexes = new HashMap<>();
  private final Map<Integer, List<Reference>> references = new HashMap<>();

  private Catalog(NavigableMap<Integer, Definition> definitions) {
    this.definitions = definitions;
    for (Definition definition : definitions.values()) {
      register(definition);
    }
  }

  /** A catalog of these definitions, checked for clashes of names. */
  public static Catalog of(Collection<Definition> definitions) {
    NavigableMap<Integer, Definition> byId = new TreeMap<>();
    for (Definition definition : definitions) {
      if (byId.put(definition.id(), definition) != null) {
        throw QuiverException.bug("two definitions with id " + definition.id());
      }
    }
    return new Catalog(byId);
  }

  private void register(Definition definition) {
    switch (definition) {
      case SchemaDefinition schema ->
          unique(
              schemas.put(schema.name(), schema),
              ErrorCode.SCHEMA_EXISTS,
              "schema " + schema.name());
      case GraphDefinition graph ->
          unique(graphs.put(graph.name(), graph), ErrorCode.OBJECT_EXISTS, "graph " + graph.name());
      case ViewDefinition view -> registerRelation(view.name(), view);
      case SequenceDefinition sequence -> registerRelation(sequence.name(), sequence);
      case PropertyGraphDefinition graph -> registerRelation(graph.name(), graph);
      case ProcedureDefinition procedure ->
          unique(
              procedures.put(procedure.name(), procedure),
              ErrorCode.OBJECT_EXISTS,
              "procedure " + procedure.name());
      case TableDefinition table -> {
        registerRelation(table.name(), table);
        for (IndexDefinition index : table.indexes()) {
          ObjectName name = new ObjectName(table.name().schema(), index.name());
          unique(
              indexes.put(name, new IndexedTable(table, index)),
              ErrorCode.OBJECT_EXISTS,
              "index " + name);
        }
        for (ForeignKeyDefinition key : table.foreignKeys()) {
          references
              .computeIfAbsent(key.parentTableId(), id -> new ArrayList<>())
              .add(new Reference(table, key));
        }
      }
    }
  }

  private void registerRelation(ObjectName name, Definition definition) {
    Definition clash = relations.put(name, definition);
    unique(
        clash,
        clash instanceof TableDefinition ? ErrorCode.TABLE_EXISTS : ErrorCode.OBJECT_EXISTS,
        clash == null ? "" : kind(clash) + " " + name);
  }

  private static void unique(@Nullable Object clash, ErrorCode code, String what) {
    if (clash != null) {
      throw new QuiverException(code, what + " already exists");
    }
  }

  /** What SQL calls the kind of definition, lower case. */
  public static String kind(Definition definition) {
    return switch (definition) {
      case SchemaDefinition schema -> "schema";
      case TableDefinition table -> "table";
      case ViewDefinition view -> "view";
      case SequenceDefinition sequence -> "sequence";
      case GraphDefinition graph -> "graph";
      case PropertyGraphDefinition graph -> "property graph";
      case ProcedureDefinition procedure -> "procedure";
    };
  }

  // ---- lookup

  /** Different for every catalog made in this Java process. */
  public long version() {
    return version;
  }

  public Collection<Definition> definitions() {
    return Collections.unmodifiableCollection(definitions.values());
  }

  public @Nullable Definition definition(int id) {
    return definitions.get(id);
  }

  public Collection<SchemaDefinition> schemas() {
    return Collections.unmodifiableCollection(schemas.values());
  }

  public Collection<GraphDefinition> graphs() {
    return Collections.unmodifiableCollection(graphs.values());
  }

  /** All tables, in order of creation. */
  public List<TableDefinition> tables() {
    return all(TableDefinition.class);
  }

  public List<ViewDefinition> views() {
    return all(ViewDefinition.class);
  }

  public List<SequenceDefinition> sequences() {
    return all(SequenceDefinition.class);
  }

  public List<PropertyGraphDefinition> propertyGraphs() {
    return all(PropertyGraphDefinition.class);
  }

  /** In order of creation, but none before a procedure that it uses: it may have been replaced. */
  public List<ProcedureDefinition> procedures() {
    Map<Integer, ProcedureDefinition> ordered = new LinkedHashMap<>();
    Set<Integer> begun = new HashSet<>();
    all(ProcedureDefinition.class).forEach(procedure -> addUsedFirst(procedure, ordered, begun));
    return List.copyOf(ordered.values());
  }

  private void addUsedFirst(
      ProcedureDefinition procedure,
      Map<Integer, ProcedureDefinition> ordered,
      Set<Integer> begun) {
    if (begun.add(procedure.id())) {
      for (int id : procedure.dependsOn()) {
        if (definitions.get(id) instanceof ProcedureDefinition used) {
          addUsedFirst(used, ordered, begun);
        }
      }
      ordered.put(procedure.id(), procedure);
    }
  }

  private <D extends Definition> List<D> all(Class<D> kind) {
    return definitions.values().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  public @Nullable SchemaDefinition schema(String name) {
    return schemas.get(name);
  }

  public @Nullable GraphDefinition graph(String name) {
    return graphs.get(name);
  }

  /** The table, view, sequence or property graph of this name. */
  public @Nullable Definition relation(ObjectName name) {
    return relations.get(name);
  }

  public @Nullable TableDefinition table(ObjectName name) {
    return relations.get(name) instanceof TableDefinition table ? table : null;
  }

  public @Nullable TableDefinition table(int id) {
    return definitions.get(id) instanceof TableDefinition table ? table : null;
  }

  /** The table with this id, which must exist. */
  public TableDefinition requireTable(int id) {
    TableDefinition table = table(id);
    if (table == null) {
      throw QuiverException.bug("there is no table with id " + id);
    }
    return table;
  }

  public @Nullable ViewDefinition view(ObjectName name) {
    return relations.get(name) instanceof ViewDefinition view ? view : null;
  }

  public @Nullable PropertyGraphDefinition propertyGraph(ObjectName name) {
    return relations.get(name) instanceof PropertyGraphDefinition graph ? graph : null;
  }

  public @Nullable SequenceDefinition sequence(ObjectName name) {
    return relations.get(name) instanceof SequenceDefinition sequence ? sequence : null;
  }

  public @Nullable SequenceDefinition sequence(int id) {
    return definitions.get(id) instanceof SequenceDefinition sequence ? sequence : null;
  }

  public @Nullable ProcedureDefinition procedure(ObjectName name) {
    return procedures.get(name);
  }

  /** Indexes live in the schema of their table. */
  public @Nullable IndexedTable index(ObjectName name) {
    return indexes.get(name);
  }

  /** The foreign keys that refer to the table, its own included. */
  public List<Reference> references(int parentTableId) {
    List<Reference> found = references.get(parentTableId);
    return found == null ? List.of() : Collections.unmodifiableList(found);
  }

  /**
   * The table of this name.
   *
   * @throws QuiverException TABLE_NOT_FOUND with the nearest names as hint; WRONG_OBJECT_TYPE
   */
  public TableDefinition requireTable(ObjectName name) {
    Definition found = relations.get(name);
    if (found instanceof TableDefinition table) {
      return table;
    }
    if (found != null) {
      throw new QuiverException(
          ErrorCode.WRONG_OBJECT_TYPE, name + " is a " + kind(found) + ", not a table");
    }
    throw notFound(name);
  }

  /** The exception that says that there is no such table or view; names what is near. */
  public QuiverException notFound(ObjectName name) {
    requireSchema(name.schema());
    QuiverException exception =
        new QuiverException(ErrorCode.TABLE_NOT_FOUND, "table or view " + name + " does not exist");
    List<String> near = nearestNames(name);
    return near.isEmpty()
        ? exception
        : exception.withHint("Did you mean " + String.join(" or ", near) + "?");
  }

  public SchemaDefinition requireSchema(String name) {
    SchemaDefinition schema = schemas.get(name);
    if (schema == null) {
      throw new QuiverException(
          ErrorCode.SCHEMA_NOT_FOUND,
          "schema " + name + " does not exist",
          NearestNames.hint(name, schemas.keySet()),
          null,
          null);
    }
    return schema;
  }

  /**
   * Tables, views and sequences whose name is like this one's: those of the same schema without,
   * equally named ones of other schemas with their schema's name.
   */
  public List<String> nearestNames(ObjectName name) {
    Set<String> elsewhere = new LinkedHashSet<>();
    List<String> inSchema = new ArrayList<>();
    for (ObjectName other : relations.keySet()) {
      if (other.schema().equals(name.schema())) {
        inSchema.add(other.name());
      } else if (other.name().equalsIgnoreCase(name.name())) {
        elsewhere.add(other.toString());
      }
    }
    elsewhere.addAll(NearestNames.of(name.name(), inSchema));
    return List.copyOf(elsewhere);
  }

  // ---- change

  /**
   * Adds a definition.
   *
   * @throws QuiverException TABLE_EXISTS, SCHEMA_EXISTS, OBJECT_EXISTS; SCHEMA_NOT_FOUND;
   *     INVALID_NAME for a reserved schema
   */
  public Catalog with(Definition definition) {
    if (definitions.containsKey(definition.id())) {
      throw QuiverException.bug("definition id " + definition.id() + " is taken");
    }
    return put(definition);
  }

  /** Exchanges the definition with the same id; a table's version grows by one. */
  public Catalog replace(Definition definition) {
    Definition old = definitions.get(definition.id());
    if (old == null) {
      throw QuiverException.bug("there is no definition with id " + definition.id());
    }
    return put(
        definition instanceof TableDefinition table && old instanceof TableDefinition oldTable
            ? table.withVersion(oldTable.version() + 1)
            : definition);
  }

  private Catalog put(Definition definition) {
    ObjectName name = nameOf(definition);
    if (name != null) {
      requireSchema(name.schema());
    }
    if (definition instanceof SchemaDefinition schema && RESERVED_SCHEMAS.contains(schema.name())) {
      throw new QuiverException(
          ErrorCode.INVALID_NAME, "schema name " + schema.name() + " is reserved");
    }
    NavigableMap<Integer, Definition> copy = new TreeMap<>(definitions);
    copy.put(definition.id(), definition);
    return new Catalog(copy);
  }

  /** Removes a definition and nothing else, whatever depends on it. See {@link #drop}. */
  public Catalog without(int id) {
    NavigableMap<Integer, Definition> copy = new TreeMap<>(definitions);
    copy.remove(id);
    return new Catalog(copy);
  }

  /**
   * Removes a definition as DROP does: sequences owned by a table's columns go with it; what else
   * depends on it prevents that (DEPENDENT_OBJECTS) or, with CASCADE, goes too: objects of a
   * schema, foreign keys that refer to a table, views, graphs.
   */
  public Catalog drop(Definition definition, DropBehavior behavior) {
    return Dependencies.drop(this, definition, behavior);
  }

  /** The schema-qualified name of a definition; null for kinds without a schema. */
  public static @Nullable ObjectName nameOf(Definition definition) {
    return switch (definition) {
      case TableDefinition table -> table.name();
      case ViewDefinition view -> view.name();
      case SequenceDefinition sequence -> sequence.name();
      case SchemaDefinition schema -> null;
      case GraphDefinition graph -> null;
      case PropertyGraphDefinition graph -> graph.name();
      case ProcedureDefinition procedure -> procedure.name();
    };
  }
}
