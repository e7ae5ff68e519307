package io.quiver.langchain4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.store.embedding.filter.comparison.IsEqualTo;
import io.quiver.langchain4j.QuiverContentRetriever.Mode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Every way of retrieving, on contents whose right order is plain to see. */
final class QuiverContentRetrieverTest {
  private final TrigramModel model = new TrigramModel();
  private final DataSource database = TestStores.database();
  private final QuiverEmbeddingStore store =
      QuiverEmbeddingStore.builder()
          .dataSource(database)
          .dimension(TrigramModel.DIMENSION)
          .analyzer("english")
          .build();

  QuiverContentRetrieverTest() {
    add("apples", "Apples grow on trees", "fruit");
    add("rivers", "A river flows into the sea", "water");
    add("trees", "Trees need water from rivers", "plant");
    add("stones", "Granite is hard", "stone");
  }

  private void add(String id, String text, String topic) {
    store.addAll(
        List.of(id),
        List.of(model.embed(text).content()),
        List.of(TextSegment.from(text, Metadata.from("topic", topic))));
  }

  private static List<String> ids(List<Content> contents) {
    return contents.stream()
        .map(content -> (String) content.metadata().get(ContentMetadata.EMBEDDING_ID))
        .toList();
  }

  private QuiverContentRetriever.Builder retriever(Mode mode) {
    return QuiverContentRetriever.builder().store(store).embeddingModel(model).mode(mode);
  }

  @Test
  void findsByMeaning() {
    assertEquals(
        List.of("stones"),
        ids(
            retriever(Mode.VECTOR)
                .maxResults(1)
                .build()
                .retrieve(Query.from("Granite is hardly"))));
  }

  @Test
  void findsByWordsWhateverTheCharacters() {
    assertEquals(
        List.of("trees", "rivers"),
        ids(retriever(Mode.TEXT).build().retrieve(Query.from("\"rivers (AND water: ?*"))));
  }

  @Test
  void findsByBoth() {
    List<Content> found =
        retriever(Mode.HYBRID).maxResults(2).build().retrieve(Query.from("apples from trees"));
    assertEquals(List.of("apples", "trees"), ids(found).stream().sorted().toList());
    assertTrue(
        (Double) Objects.requireNonNull(found.get(0).metadata().get(ContentMetadata.SCORE))
            <= 2.0 / 61);
  }

  @Test
  void aFilterIsPartOfTheSearch() {
    assertEquals(
        List.of("rivers"),
        ids(
            retriever(Mode.HYBRID)
                .filter(new IsEqualTo("topic", "water"))
                .build()
                .retrieve(Query.from("apples from trees"))));
  }

  @Test
  void followsLinksFromWhatWasFound() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE \"links\" (\"source\" VARCHAR(200), \"target\" VARCHAR(200))");
      statement.execute("INSERT INTO \"links\" VALUES ('apples', 'stones'), ('stones', 'rivers')");
    }
    assertEquals(
        List.of("apples", "stones"),
        ids(
            retriever(Mode.TEXT)
                .expandAlong("links", "source", "target", 1)
                .build()
                .retrieve(Query.from("apple"))));
    assertEquals(
        List.of("apples", "stones", "rivers"),
        ids(
            retriever(Mode.TEXT)
                .expandAlong("links", "source", "target", 2)
                .build()
                .retrieve(Query.from("apple"))));
  }
}
