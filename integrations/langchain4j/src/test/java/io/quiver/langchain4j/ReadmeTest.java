package io.quiver.langchain4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.rag.content.Content;
import io.quiver.printed.Page;
import io.quiver.printed.PrintedCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README works as it is printed. */
final class ReadmeTest {
  private static final List<String> IMPORTS =
      List.of(
          "static dev.langchain4j.store.embedding.filter.MetadataFilterBuilder.metadataKey",
          "dev.langchain4j.data.document.Metadata",
          "dev.langchain4j.data.segment.TextSegment",
          "dev.langchain4j.model.embedding.EmbeddingModel",
          "dev.langchain4j.rag.content.retriever.ContentRetriever",
          "dev.langchain4j.rag.query.Query",
          "io.quiver.driver.QuiverDataSource",
          "io.quiver.langchain4j.*");

  @TempDir private Path directory = Path.of("");

  @Test
  void findsTheApples() throws IOException, ReflectiveOperationException {
    String code =
        Page.of("README.md")
            .block("java")
            .replace("jdbc:quiver:./knowledge", "jdbc:quiver:" + directory.resolve("knowledge"));
    String last = "retriever.retrieve(";
    assertTrue(code.contains(last), code);
    Object found =
        new PrintedCode(directory)
            .run(
                IMPORTS,
                "EmbeddingModel model",
                code.replace(last, "return " + last),
                EmbeddingModel.class,
                new TrigramModel());
    List<?> contents = assertInstanceOf(List.class, found);
    assertEquals(1, contents.size());
    assertEquals("Apples grow on trees", ((Content) contents.getFirst()).textSegment().text());
  }
}
