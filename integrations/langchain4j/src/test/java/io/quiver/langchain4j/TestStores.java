package io.quiver.langchain4j;

import java.util.UUID;
import javax.sql.DataSource;

/** Stores in databases that live as long as the tests. */
final class TestStores {
  private TestStores() {}

  /** A data source over a database in memory of its own. */
  static DataSource database() {
    try {
      Class<?> type = Class.forName("io.quiver.driver.QuiverDataSource");
      return (DataSource)
          type.getConstructor(String.class)
              .newInstance("jdbc:quiver:mem:" + UUID.randomUUID() + ";linger=60");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static QuiverEmbeddingStore store() {
    return QuiverEmbeddingStore.builder()
        .dataSource(database())
        .table("docs")
        .dimension(TrigramModel.DIMENSION)
        .build();
  }
}
