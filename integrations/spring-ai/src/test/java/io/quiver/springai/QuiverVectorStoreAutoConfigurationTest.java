package io.quiver.springai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What an application gets that says nothing but where its database is. */
final class QuiverVectorStoreAutoConfigurationTest {
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(QuiverVectorStoreAutoConfiguration.class));

  @Test
  void makesAStoreOfTheUrl() {
    application
        .withBean(EmbeddingModel.class, TrigramModel::new)
        .withPropertyValues(
            "spring.ai.vectorstore.quiver.url=jdbc:quiver:mem:boot",
            "spring.ai.vectorstore.quiver.table=notes")
        .run(context -> assertThat(context).hasSingleBean(QuiverVectorStore.class));
  }

  @Test
  void stepsBackWithoutAModelOrForAnotherStore() {
    application.run(context -> assertThat(context).doesNotHaveBean(VectorStore.class));
    application
        .withBean(EmbeddingModel.class, TrigramModel::new)
        .withPropertyValues("spring.ai.vectorstore.type=other")
        .run(context -> assertThat(context).doesNotHaveBean(VectorStore.class));
  }
}
