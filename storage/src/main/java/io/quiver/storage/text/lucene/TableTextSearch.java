package io.quiver.storage.text.lucene;

import io.quiver.storage.text.TextFields;
import io.quiver.storage.text.TextHit;
import io.quiver.storage.text.TextQuery;
import io.quiver.storage.text.TextRows;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.vector.RowFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The way around an index that cannot answer: an index of the rows that the transaction sees is
 * made in memory, for one search. Gives exactly what an index gives.
 */
final class TableTextSearch {
  private TableTextSearch() {}

  static List<TextHit> run(
      TextRows source,
      List<Integer> columnIds,
      Transaction transaction,
      TextFields fields,
      TextQuery query,
      int k,
      @Nullable RowFilter filter,
      Runnable checkActive) {
    try (Temporary rows =
        Temporary.of(
            columnIds, fields.analyzer(), sink -> source.scan(transaction, sink), checkActive)) {
      SnapshotView view =
          SnapshotView.of(rows.reader, new RowChanges(), Long.MAX_VALUE, List.of(), List.of());
      return new ViewSearcher(view, new ExactBm25(fields.k1(), fields.b()), checkActive)
          .best(QueryTranslator.translate(query, fields), k, filter);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An index in memory that lives for one search. */
  static final class Temporary implements AutoCloseable {
    private static final int CHECK_EVERY = 256;

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final DirectoryReader reader;

    private Temporary(
        List<Integer> columnIds,
        String analyzer,
        Consumer<TextRows.Sink> rows,
        Runnable checkActive)
        throws IOException {
      IndexWriterConfig config =
          new IndexWriterConfig(Analyzers.named(analyzer))
              .setSimilarity(new ExactBm25(TextFields.DEFAULT_K1, TextFields.DEFAULT_B))
              .setMergeScheduler(new SerialMergeScheduler());
      int[] count = {0};
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        rows.accept(
            (rowId, texts) -> {
              if ((++count[0] & (CHECK_EVERY - 1)) == 0) {
                checkActive.run();
              }
              Document document = RowDocument.of(rowId, 0, columnIds, texts);
              if (document != null) {
                add(writer, document);
              }
            });
      }
      this.reader = DirectoryReader.open(directory);
    }

    static Temporary of(
        List<Integer> columnIds,
        String analyzer,
        Consumer<TextRows.Sink> rows,
        Runnable checkActive)
        throws IOException {
      return new Temporary(columnIds, analyzer, rows, checkActive);
    }

    private static void add(IndexWriter writer, Document document) {
      try {
        writer.addDocument(document);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    List<LeafReader> leaves() {
      List<LeafReader> leaves = new ArrayList<>();
      for (LeafReaderContext context : reader.leaves()) {
        leaves.add(context.reader());
      }
      return leaves;
    }

    @Override
    public void close() throws IOException {
      reader.close();
      directory.close();
    }
  }
}
