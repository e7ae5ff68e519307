package io.quiver.springai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.ai.document.Document;
import org.springframework.ai.test.vectorstore.BaseVectorStoreTests;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.VectorStore;

/** Spring AI's own suite for vector stores, and what filter expressions mean. */
final class QuiverVectorStoreTest extends BaseVectorStoreTests {
  @Override
  protected void executeTest(Consumer<VectorStore> test) {
    DriverDataSource database =
        new DriverDataSource("jdbc:quiver:mem:" + UUID.randomUUID() + ";linger=60");
    test.accept(QuiverVectorStore.builder(database, new TrigramModel()).build());
  }

  private static List<String> ids(VectorStore store, String filter) {
    return store
        .similaritySearch(
            SearchRequest.builder().query("The World").topK(10).filterExpression(filter).build())
        .stream()
        .map(Document::getId)
        .sorted()
        .toList();
  }

  @Test
  void filterExpressionsArePartOfTheSearch() {
    executeTest(
        store -> {
          store.add(
              List.of(
                  new Document("a", "The World is big", Map.of("country", "BG", "year", 2020)),
                  new Document("b", "The World is small", Map.of("country", "NL", "year", 2.5)),
                  new Document("c", "Elsewhere", Map.of("country", "BG", "year", "unknown")),
                  new Document("d", "Nothing said", Map.of("it's \"odd\"", true))));
          assertEquals(List.of("a", "c"), ids(store, "country == 'BG'"));
          assertEquals(List.of("b", "d"), ids(store, "country != 'BG'"));
          assertEquals(List.of("a"), ids(store, "country == 'BG' && year >= 2020"));
          assertEquals(List.of("b"), ids(store, "year < 2020"));
          assertEquals(List.of("a", "b"), ids(store, "year IN [2020, 2.5]"));
          assertEquals(List.of("c", "d"), ids(store, "year NIN [2020, 2.5]"));
          assertEquals(List.of("b", "d"), ids(store, "NOT(country == 'BG')"));
          assertEquals(List.of("a", "b"), ids(store, "country == 'NL' || year == 2020.0"));
        });
  }

  @Test
  void resultsCarryTheirScores() {
    executeTest(
        store -> {
          store.add(List.of(new Document("a", "The World", Map.of())));
          Document found = store.similaritySearch("The World").get(0);
          assertEquals(1, Objects.requireNonNull(found.getScore()), 1e-6);
          assertEquals("The World", found.getText());
        });
  }
}
