package io.quiver.langchain4j;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.EmbeddingStoreWithRemovalIT;
import org.junit.jupiter.api.BeforeEach;

/** LangChain4j's own suite for removals. */
final class QuiverEmbeddingStoreRemovalIT extends EmbeddingStoreWithRemovalIT {
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

  @BeforeEach
  void clear() {
    STORE.removeAll();
  }

  @Override
  protected boolean supportsRemoveAllByFilter() {
    return true;
  }

  @Override
  protected boolean supportsRemoveAll() {
    return true;
  }
}
