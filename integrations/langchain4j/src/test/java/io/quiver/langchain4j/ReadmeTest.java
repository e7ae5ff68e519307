package io.quiver.langchain4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.rag.content.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README works as it is printed. */
final class ReadmeTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void findsTheApples() throws IOException, ReflectiveOperationException {
    String code =
        PrintedCode.block(Path.of("README.md"), "java")
            .replace("jdbc:quiver:./knowledge", "jdbc:quiver:" + directory.resolve("knowledge"));
    String last = "retriever.retrieve(";
    assertTrue(code.contains(last), code);
    String source =
        """
        import static dev.langchain4j.store.embedding.filter.MetadataFilterBuilder.metadataKey;
        import dev.langchain4j.data.document.Metadata;
        import dev.langchain4j.data.segment.TextSegment;
        import dev.langchain4j.model.embedding.EmbeddingModel;
        import dev.langchain4j.rag.content.retriever.ContentRetriever;
        import dev.langchain4j.rag.query.Query;
        import io.quiver.driver.QuiverDataSource;
        import io.quiver.langchain4j.*;
        public class Printed {
          public static Object run(EmbeddingModel model) throws Exception {
            %s
          }
        }
        """
            .formatted(code.replace(last, "return " + last));
    Object found = PrintedCode.run(directory, source, EmbeddingModel.class, new TrigramModel());
    List<?> contents = (List<?>) found;
    assertEquals(1, contents.size());
    assertEquals("Apples grow on trees", ((Content) contents.getFirst()).textSegment().text());
  }
}
