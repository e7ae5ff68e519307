package io.quiver.springboot;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Names the driver of a {@code jdbc:quiver:} URL, which Spring Boot cannot guess, and keeps tests
 * of slices ({@code @DataJpaTest}, {@code @JdbcTest}) on that URL. These are defaults of the least
 * weight: whatever the application says stays. Stateless.
 */
public final class QuiverDriverName implements EnvironmentPostProcessor, Ordered {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    String url = environment.getProperty("spring.datasource.url");
    if (url != null && url.startsWith("jdbc:quiver:")) {
      environment
          .getPropertySources()
          .addLast(
              new MapPropertySource(
                  "quiver",
                  Map.of(
                      "spring.datasource.driver-class-name",
                      "io.quiver.driver.QuiverDriver",
                      // Tests of slices would replace it by a database in memory that Boot knows.
                      "spring.test.database.replace",
                      "none")));
    }
  }

  /** After the files of the application have been read. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
