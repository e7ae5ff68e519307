package io.quiver.springai;

import io.micrometer.observation.ObservationRegistry;
import javax.sql.DataSource;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Makes a {@link QuiverVectorStore} when there is an embedding model and no other vector store. The
 * database is the one that {@code spring.ai.vectorstore.quiver.url} names, else the application's
 * own data source.
 */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration"
    })
@ConditionalOnProperty(
    name = "spring.ai.vectorstore.type",
    havingValue = "quiver",
    matchIfMissing = true)
@EnableConfigurationProperties(QuiverVectorStoreProperties.class)
public class QuiverVectorStoreAutoConfiguration {
  @Bean
  @ConditionalOnBean(EmbeddingModel.class)
  @ConditionalOnMissingBean(VectorStore.class)
  QuiverVectorStore quiverVectorStore(
      QuiverVectorStoreProperties properties,
      EmbeddingModel embeddingModel,
      ObjectProvider<DataSource> dataSources,
      ObjectProvider<ObservationRegistry> registry) {
    String url = properties.getUrl();
    DataSource dataSource = url == null ? dataSources.getObject() : new DriverDataSource(url);
    return QuiverVectorStore.builder(dataSource, embeddingModel)
        .table(properties.getTable())
        .dimensions(properties.getDimensions())
        .analyzer(properties.getAnalyzer())
        .observationRegistry(registry.getIfUnique(() -> ObservationRegistry.NOOP))
        .build();
  }
}
