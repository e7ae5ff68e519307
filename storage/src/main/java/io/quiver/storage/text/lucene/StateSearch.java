package io.quiver.storage.text.lucene;

import io.quiver.storage.text.TextFields;
import io.quiver.storage.text.TextHit;
import io.quiver.storage.text.TextQuery;
import io.quiver.storage.text.TextRows;
import io.quiver.storage.text.lucene.OpenIndex.State;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.vector.RowFilter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a state of a text index as a transaction sees it: the versions of its snapshot, in place of
 * what it changed itself the rows of the transaction. States are held and released by the caller.
 * Thread-safe.
 */
final class StateSearch {
  private final TextRows source;
  private final List<Integer> columnIds;
  private final String analyzer;
  private final NewestView newest = new NewestView();

  StateSearch(TextRows source, List<Integer> columnIds, String analyzer) {
    this.source = source;
    this.columnIds = List.copyOf(columnIds);
    this.analyzer = analyzer;
  }

  /** The index has been closed. */
  void forget() {
    newest.forget();
  }

  List<TextHit> search(
      State state,
      Transaction transaction,
      TextFields fields,
      TextQuery query,
      int k,
      @Nullable RowFilter filter,
      Runnable checkActive)
      throws IOException {
    long snapshot = source.snapshotToAnswer(transaction);
    ExactBm25 similarity = new ExactBm25(fields.k1(), fields.b());
    if (!source.hasOwnChanges(transaction)) {
      return new ViewSearcher(newest.of(state, snapshot), similarity, checkActive)
          .best(QueryTranslator.translate(query, fields), k, filter);
    }
    Set<Long> changed = new TreeSet<>();
    source.ownChanges(transaction, (rowId, texts) -> changed.add(rowId));
    try (TableTextSearch.Temporary own =
        TableTextSearch.Temporary.of(
            columnIds, analyzer, sink -> source.ownChanges(transaction, sink), checkActive)) {
      SnapshotView view =
          SnapshotView.of(state.reader(), state.changes(), snapshot, changed, own.leaves());
      return new ViewSearcher(view, similarity, checkActive)
          .best(QueryTranslator.translate(query, fields), k, filter);
    }
  }

  /** Looks for rows that are in the index or in the table only, or with other words. */
  void compare(State state, Transaction transaction, Consumer<String> wrong) throws IOException {
    ContentSums contents = new ContentSums(columnIds, analyzer);
    Map<Long, Long> indexed =
        SnapshotView.of(
                state.reader(),
                state.changes(),
                source.snapshotToAnswer(transaction),
                List.of(),
                List.of())
            .rows(contents);
    source.scan(
        transaction,
        (rowId, texts) -> {
          if (texts == null || Arrays.stream(texts).allMatch(Objects::isNull)) {
            return;
          }
          Long sum = indexed.remove(rowId);
          if (sum == null) {
            wrong.accept("row " + rowId + " is not in the index");
          } else if (sum != contents.of(texts)) {
            wrong.accept("row " + rowId + " has other words in the index than in the table");
          }
        });
    indexed.keySet().forEach(rowId -> wrong.accept("row " + rowId + " is in the index only"));
  }
}
