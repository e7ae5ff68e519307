package io.quiver.langchain4j;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.EmbeddingStoreWithFilteringIT;

/** LangChain4j's own suite for stores, with every kind of filter (includes EmbeddingStoreIT). */
final class QuiverEmbeddingStoreIT extends EmbeddingStoreWithFilteringIT {
  private static final QuiverEmbeddingStore STORE = TestStores.store();
  private final EmbeddingModel model = new TrigramModel();

  @Override
  protected EmbeddingStore<TextSegment> embeddingStore() {
    return STORE;
  }

  @Override
  protected EmbeddingModel embeddingModel() {
    return model;
  }

  @Override
  protected void clearStore() {
    STORE.removeAll();
  }

  @Override
  protected boolean supportsContains() {
    return true;
  }
}
