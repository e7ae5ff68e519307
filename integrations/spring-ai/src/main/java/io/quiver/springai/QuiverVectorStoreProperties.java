package io.quiver.springai;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** What {@code spring.ai.vectorstore.quiver.*} can say. */
@ConfigurationProperties("spring.ai.vectorstore.quiver")
public final class QuiverVectorStoreProperties {
  private @Nullable String url;
  private String table = "documents";
  private int dimensions;
  private String analyzer = "standard";

  /** JDBC URL of the database; without it the application's own data source is used. */
  public @Nullable String getUrl() {
    return url;
  }

  public void setUrl(@Nullable String url) {
    this.url = url;
  }

  public String getTable() {
    return table;
  }

  public void setTable(String table) {
    this.table = table;
  }

  /** 0: the embedding model is asked. */
  public int getDimensions() {
    return dimensions;
  }

  public void setDimensions(int dimensions) {
    this.dimensions = dimensions;
  }

  public String getAnalyzer() {
    return analyzer;
  }

  public void setAnalyzer(String analyzer) {
    this.analyzer = analyzer;
  }
}
