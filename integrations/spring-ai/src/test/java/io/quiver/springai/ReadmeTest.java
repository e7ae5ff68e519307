package io.quiver.springai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The README works as it is printed: its properties make a store, on which its code runs. */
final class ReadmeTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void findsTheApples() throws IOException {
    Path page = Path.of("README.md");
    String[] properties =
        PrintedCode.block(page, "properties")
            .replace("jdbc:quiver:./knowledge", "jdbc:quiver:" + directory.resolve("knowledge"))
            .strip()
            .split("\n");
    String code = PrintedCode.block(page, "java");
    String last = "store.similaritySearch(";
    assertTrue(code.contains(last), code);
    String source =
        """
        import java.util.List;
        import java.util.Map;
        import org.springframework.ai.document.Document;
        import org.springframework.ai.vectorstore.SearchRequest;
        import org.springframework.ai.vectorstore.VectorStore;
        public class Printed {
          public static Object run(VectorStore store) {
            %s
          }
        }
        """
            .formatted(code.replace(last, "return " + last));
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(QuiverVectorStoreAutoConfiguration.class))
        .withBean(EmbeddingModel.class, TrigramModel::new)
        .withPropertyValues(properties)
        .run(
            context -> {
              VectorStore store = context.getBean(VectorStore.class);
              List<?> found =
                  (List<?>) PrintedCode.run(directory, source, VectorStore.class, store);
              assertEquals(1, found.size());
              assertEquals("Apples grow on trees", ((Document) found.getFirst()).getText());
            });
  }
}
