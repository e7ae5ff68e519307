package io.quiver.springai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.printed.Page;
import io.quiver.printed.PrintedCode;
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
  private static final List<String> IMPORTS =
      List.of(
          "java.util.List",
          "java.util.Map",
          "org.springframework.ai.document.Document",
          "org.springframework.ai.vectorstore.SearchRequest",
          "org.springframework.ai.vectorstore.VectorStore");

  @TempDir private Path directory = Path.of("");

  @Test
  void findsTheApples() throws IOException {
    Page page = Page.of("README.md");
    String[] properties =
        page.block("properties")
            .replace("jdbc:quiver:./knowledge", "jdbc:quiver:" + directory.resolve("knowledge"))
            .strip()
            .split("\n");
    String last = "store.similaritySearch(";
    assertTrue(page.block("java").contains(last), page::text);
    String code = page.block("java").replace(last, "return " + last);
    PrintedCode printed = new PrintedCode(directory);
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(QuiverVectorStoreAutoConfiguration.class))
        .withBean(EmbeddingModel.class, TrigramModel::new)
        .withPropertyValues(properties)
        .run(
            context -> {
              VectorStore store = context.getBean(VectorStore.class);
              Object found =
                  printed.run(IMPORTS, "VectorStore store", code, VectorStore.class, store);
              List<?> documents = assertInstanceOf(List.class, found);
              assertEquals(1, documents.size());
              assertEquals("Apples grow on trees", ((Document) documents.getFirst()).getText());
            });
  }
}
