package io.quiver.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.table.TableCursor;
import io.quiver.storage.text.TextFields;
import io.quiver.storage.text.TextHit;
import io.quiver.storage.text.TextIndex;
import io.quiver.storage.text.TextQueryParser;
import io.quiver.storage.text.TextSyntax;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Table DOC(ID, TITLE, BODY) with a text index over both texts, and BM25 computed by hand. */
final class TextTable {
  private static final double K1 = 1.5;
  private static final double B = 0.6;
  private static final double TITLE_BOOST = 2;

  final TestDatabase test;
  final Random random;

  TextTable(TestDatabase test, long seed) {
    this.test = test;
    this.random = new Random(seed);
  }

  void createTable() {
    test.create(
        new TableSpec(test.database, "DOC")
            .notNull("ID", DataType.BIGINT)
            .column("TITLE", DataType.VARCHAR)
            .column("BODY", DataType.VARCHAR)
            .rowId("ID")
            .build());
  }

  void createIndex() {
    TableDefinition table = table();
    IndexDefinition.Text index =
        new IndexDefinition.Text(
            test.database.newObjectId(),
            "DOC_TEXT",
            List.of(table.columns().get(1).id(), table.columns().get(2).id()),
            List.of(TITLE_BOOST, 1.0),
            "whitespace",
            K1,
            B,
            true);
    test.define(catalog -> catalog.replace(table.withIndexes(List.of(index))));
  }

  void dropIndex() {
    TableDefinition table = table();
    test.define(catalog -> catalog.replace(table.withIndexes(List.of())));
  }

  TableDefinition table() {
    return test.database.catalog().tables().stream()
        .filter(table -> table.name().name().equals("DOC"))
        .findFirst()
        .orElseThrow();
  }

  TextIndex index() {
    TableDefinition table = table();
    return test.database.textIndex(table, (IndexDefinition.Text) table.indexes().getFirst());
  }

  // ---- changes

  /** Up to so many words of a small vocabulary, rare ones seldom. */
  String words(int most) {
    StringBuilder words = new StringBuilder();
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      words.append(i == 0 ? "" : " ").append(word());
    }
    return words.toString();
  }

  String word() {
    return "w" + (int) (40 * Math.pow(random.nextDouble(), 2));
  }

  void insert(Transaction transaction, long id, @Nullable String title, @Nullable String body) {
    test.insert(transaction, table(), id, title, body);
  }

  void insertMany(long from, long to) {
    test.run(
        transaction -> {
          for (long id = from; id < to; id++) {
            String title = random.nextInt(10) == 0 ? null : words(4);
            test.database
                .tables()
                .insert(transaction, table(), new Object[] {id, title, words(30)});
          }
        });
  }

  void update(Transaction transaction, long id, @Nullable String title, @Nullable String body) {
    TestDatabase.statement(
        transaction,
        t -> {
          assertTrue(test.database.tables().delete(t, table(), id));
          test.database.tables().insert(t, table(), new Object[] {id, title, body});
        });
  }

  void delete(Transaction transaction, long id) {
    TestDatabase.statement(
        transaction, t -> assertTrue(test.database.tables().delete(t, table(), id)));
  }

  // ---- searches

  TextFields fields() {
    TableDefinition table = table();
    return new TextFields(
        "whitespace",
        K1,
        B,
        List.of(
            new TextFields.Field(table.columns().get(1).id(), "TITLE", TITLE_BOOST),
            new TextFields.Field(table.columns().get(2).id(), "BODY", 1)));
  }

  List<TextHit> search(Transaction transaction, String query, int k) {
    return index()
        .search(
            transaction,
            fields(),
            TextQueryParser.parse(query, fields(), TextSyntax.ANY),
            k,
            null,
            () -> {});
  }

  List<Long> find(Transaction transaction, String query) {
    return search(transaction, query, 1000).stream().map(TextHit::rowId).sorted().toList();
  }

  List<Long> find(String query) {
    try (Transaction transaction = test.begin()) {
      return find(transaction, query);
    }
  }

  /** Compares random searches with scores computed from the rows that the transaction sees. */
  void check(Transaction transaction, int searches) {
    Map<Long, List<List<String>>> rows = new TreeMap<>();
    try (TableCursor cursor =
        test.database.tables().scan(transaction, table(), Direction.FORWARD)) {
      while (cursor.next()) {
        rows.put(
            cursor.row().rowId(), List.of(split(cursor.row().get(1)), split(cursor.row().get(2))));
      }
    }
    for (int i = 0; i < searches; i++) {
      List<String> query = List.of(word(), word(), word()).stream().distinct().toList();
      Map<Long, Double> expected = scores(rows, query);
      List<TextHit> hits = search(transaction, String.join(" ", query), rows.size() + 1);
      assertEquals(expected.size(), hits.size(), query.toString());
      TextHit last = null;
      for (TextHit hit : hits) {
        assertEquals(expected.getOrDefault(hit.rowId(), -1.0), hit.score(), 1e-4, query.toString());
        assertTrue(
            last == null
                || last.score() > hit.score()
                || (last.score() == hit.score() && last.rowId() < hit.rowId()),
            "order");
        last = hit;
      }
      assertEquals(
          hits.subList(0, Math.min(5, hits.size())),
          search(transaction, String.join(" ", query), 5),
          query.toString());
    }
  }

  void check(int searches) {
    try (Transaction transaction = test.begin()) {
      check(transaction, searches);
    }
  }

  private static List<String> split(@Nullable Object text) {
    return text == null ? List.of() : Arrays.asList(((String) text).split(" "));
  }

  private static Map<Long, Double> scores(Map<Long, List<List<String>>> rows, List<String> query) {
    Map<Long, Double> scores = new HashMap<>();
    for (int column = 0; column < 2; column++) {
      int at = column;
      List<List<String>> texts = new ArrayList<>();
      rows.values().stream().map(row -> row.get(at)).filter(t -> !t.isEmpty()).forEach(texts::add);
      double average = texts.stream().mapToInt(List::size).average().orElse(1);
      for (String word : query) {
        long with = texts.stream().filter(text -> text.contains(word)).count();
        double weight =
            (at == 0 ? TITLE_BOOST : 1) * Math.log(1 + (texts.size() - with + 0.5) / (with + 0.5));
        rows.forEach(
            (id, row) -> {
              List<String> text = row.get(at);
              double frequency = text.stream().filter(word::equals).count();
              if (frequency > 0) {
                double length = text.size();
                double score =
                    weight * frequency / (frequency + K1 * (1 - B + B * length / average));
                scores.merge(id, score, Double::sum);
              }
            });
      }
    }
    return scores;
  }
}
