package io.quiver.storage;

import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.graph.AdjacencyCache;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.table.TableVerification;
import io.quiver.storage.text.lucene.TextIndexes;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.vector.VectorIndexes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads everything back and reports on every object: files against their checksums, rows against
 * their definitions, ordered indexes against rows in both directions, references against the rows
 * that they name, vector and text indexes and adjacency in memory against rows. Runs in one
 * snapshot, beside everything else.
 */
final class DatabaseCheck {
  /** More of one object says nothing new. */
  private static final int FINDINGS_PER_OBJECT = 100;

  private final Transaction transaction;
  private final Catalog catalog;
  private final List<CheckFinding> result = new ArrayList<>();

  DatabaseCheck(Transaction transaction, Catalog catalog) {
    this.transaction = transaction;
    this.catalog = catalog;
  }

  /** What is derived from rows. */
  record Derived(
      VectorIndexes vectorIndexes,
      TextIndexes textIndexes,
      AdjacencyCache adjacency,
      TableStore tables) {}

  List<CheckFinding> run(KeyValueEngine engine, Derived derived, String name) {
    List<String> files = new ArrayList<>();
    attempt(files, engine::verify);
    attempt(files, derived.vectorIndexes::verify);
    add("FILE", name, files);
    for (TableDefinition table : catalog.tables()) {
      check(table, derived);
      checkAdjacency(table, derived);
    }
    return result;
  }

  private static void attempt(List<String> findings, Runnable check) {
    try {
      check.run();
    } catch (QuiverException e) {
      findings.add(String.valueOf(e.getMessage()));
    }
  }

  private void checkAdjacency(TableDefinition table, Derived derived) {
    List<String> wrong = new ArrayList<>();
    int[] compared = new int[1];
    attempt(
        wrong,
        () ->
            compared[0] =
                derived.adjacency.check(transaction, derived.tables, table, () -> {}, wrong::add));
    if (compared[0] > 0 || !wrong.isEmpty()) {
      add("ADJACENCY", table.name().toString(), wrong);
    }
  }

  private void check(TableDefinition table, Derived derived) {
    Map<String, List<String>> findings = new LinkedHashMap<>();
    attempt(
        findings.computeIfAbsent(table.name().name(), name -> new ArrayList<>()),
        () ->
            TableVerification.run(
                transaction,
                catalog,
                table,
                (object, finding) ->
                    findings.computeIfAbsent(object, name -> new ArrayList<>()).add(finding)));
    String own = table.name().name();
    add("TABLE", table.name().toString(), findings.getOrDefault(own, List.of()));
    for (IndexDefinition index : table.indexes()) {
      String name = new ObjectName(table.name().schema(), index.name()).toString();
      switch (index) {
        case IndexDefinition.Ordered ordered ->
            add("INDEX", name, findings.getOrDefault(ordered.name(), List.of()));
        case IndexDefinition.Vector vector -> {
          List<String> wrong = new ArrayList<>();
          attempt(wrong, () -> derived.vectorIndexes.check(transaction, vector.id(), wrong::add));
          add("VECTOR INDEX", name, wrong);
        }
        case IndexDefinition.Text text -> {
          List<String> wrong = new ArrayList<>();
          attempt(wrong, () -> derived.textIndexes.check(transaction, table, text, wrong::add));
          add("TEXT INDEX", name, wrong);
        }
      }
    }
  }

  private void add(String kind, String object, List<String> findings) {
    if (findings.isEmpty()) {
      result.add(new CheckFinding(kind, object, CheckFinding.OK));
      return;
    }
    findings.stream()
        .limit(FINDINGS_PER_OBJECT)
        .forEach(finding -> result.add(new CheckFinding(kind, object, finding)));
    if (findings.size() > FINDINGS_PER_OBJECT) {
      int more = findings.size() - FINDINGS_PER_OBJECT;
      result.add(new CheckFinding(kind, object, "and " + more + " findings more"));
    }
  }
}
