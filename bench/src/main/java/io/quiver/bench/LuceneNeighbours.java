package io.quiver.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Version;
import org.jspecify.annotations.Nullable;

/**
 * Lucene without anything around it: one segment in mapped files, the query as its users write it.
 */
final class LuceneNeighbours implements Neighbours {
  private static final double BUFFER_MEGABYTES = 1_500;
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private final LuceneGraph graph;
  private final Directory directory;
  private @Nullable DirectoryReader reader;
  private @Nullable IndexSearcher searcher;
  private int ef = VectorSet.K;

  LuceneNeighbours(Site site, LuceneGraph graph) throws SQLException {
    this.graph = graph;
    try {
      this.directory = new MMapDirectory(site.directory().resolve("lucene"));
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  static String version() {
    return Version.LATEST.toString();
  }

  /** With all processors: each thread fills a segment, then they are merged. */
  @Override
  public void load(VectorSet set) throws SQLException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    ExecutorService mergers = Executors.newFixedThreadPool(THREADS);
    IndexWriterConfig config = new IndexWriterConfig();
    config.setCodec(codec(mergers));
    config.setRAMBufferSizeMB(BUFFER_MEGABYTES).setUseCompoundFile(false);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      List<Future<?>> parts = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread;
        parts.add(
            threads.submit(
                () -> {
                  for (int id = first; id < set.vectors.length; id += THREADS) {
                    add(writer, set, id);
                  }
                }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
      writer.forceMerge(1);
      writer.commit();
    } catch (IOException | ExecutionException e) {
      throw new SQLException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException(e);
    } finally {
      threads.shutdown();
      mergers.shutdown();
    }
    open();
  }

  private void open() throws SQLException {
    try {
      DirectoryReader opened = DirectoryReader.open(directory);
      reader = opened;
      searcher = new IndexSearcher(opened);
      searcher.setQueryCache(null);
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  private Lucene104Codec codec(ExecutorService mergers) {
    KnnVectorsFormat format =
        new Lucene99HnswVectorsFormat(graph.maxConn(), graph.beamWidth(), THREADS, mergers);
    return new Lucene104Codec() {
      @Override
      public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return format;
      }
    };
  }

  private static void add(IndexWriter writer, VectorSet set, int id) {
    FieldType type =
        KnnFloatVectorField.createFieldType(set.dimensions(), VectorSimilarityFunction.EUCLIDEAN);
    Document document = new Document();
    document.add(new KnnFloatVectorField("v", set.vectors[id], type));
    document.add(new NumericDocValuesField("id", id));
    document.add(new IntPoint("category", set.categories[id]));
    try {
      writer.addDocument(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void tune(int candidates) {
    ef = candidates;
  }

  @Override
  public int[] search(float[] query, int belowCategory) throws SQLException {
    Query filter =
        belowCategory == VectorSet.CATEGORIES
            ? null
            : IntPoint.newRangeQuery("category", 0, belowCategory - 1);
    IndexSearcher in = searcher;
    if (in == null) {
      throw new SQLException("nothing was loaded");
    }
    try {
      ScoreDoc[] hits =
          in.search(new KnnFloatVectorQuery("v", query, ef, filter), VectorSet.K).scoreDocs;
      // Values are read in the order of the documents.
      Arrays.sort(hits, Comparator.comparingInt(hit -> hit.doc));
      LeafReaderContext segment = in.getIndexReader().leaves().getFirst();
      NumericDocValues ids = segment.reader().getNumericDocValues("id");
      int[] found = new int[hits.length];
      for (int i = 0; i < found.length; i++) {
        ids.advanceExact(hits[i].doc);
        found[i] = (int) ids.longValue();
      }
      return found;
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      if (reader != null) {
        reader.close();
      }
      directory.close();
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }
}
