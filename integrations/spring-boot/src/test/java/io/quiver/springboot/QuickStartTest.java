package io.quiver.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.printed.Page;
import io.quiver.printed.PrintedCode;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

/** The quick start of docs/TOOLS.md, as it is printed. */
final class QuickStartTest {

  private static final String IMPORTS =
      """
      package printed;
      import org.springframework.boot.CommandLineRunner;
      import org.springframework.boot.SpringApplication;
      import org.springframework.boot.autoconfigure.SpringBootApplication;
      import org.springframework.context.annotation.Bean;
      import org.springframework.jdbc.core.simple.JdbcClient;
      """;

  @TempDir private Path directory = Path.of("");

  @Test
  void runsAsPrinted() throws Exception {
    Page page = Page.of("../../docs/TOOLS.md").below("Spring Boot");
    assertTrue(page.text().contains("`src/main/resources/application.properties`"));
    String properties =
        page.block("properties")
            .strip()
            .replace("jdbc:quiver:./data/kg", "jdbc:quiver:" + directory.resolve("kg"));
    PrintedCode printed =
        new PrintedCode(directory)
            .compile("printed/Application.java", IMPORTS + page.block("java"));
    try (URLClassLoader loader = printed.loader();
        var context =
            new SpringApplicationBuilder(loader.loadClass("printed.Application"))
                .resourceLoader(new DefaultResourceLoader(loader))
                .web(WebApplicationType.NONE)
                .properties(properties.split("\n"))
                // Both are on this class path; an application has one of them.
                .properties("spring.main.banner-mode=off", "spring.liquibase.enabled=false")
                .run()) {
      assertEquals(
          "Ada",
          context
              .getBean(JdbcTemplate.class)
              .queryForObject("SELECT name FROM person", String.class));
    }
  }
}
