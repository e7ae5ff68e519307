package io.quiver.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Applications whose only setting is the URL. */
final class SpringBootTest {

  /** An application that says nothing. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {}

  /** Flyway and Liquibase are both on this class path; an application has one of them. */
  private static ConfigurableApplicationContext start(String url, String without) {
    return new SpringApplicationBuilder(Application.class)
        .web(WebApplicationType.NONE)
        .logStartupInfo(false)
        .run(
            "--spring.datasource.url=" + url,
            "--spring." + without + ".enabled=false",
            "--spring.main.banner-mode=off");
  }

  @Test
  void jdbcTemplateTransactionsJpaAndFlywayWorkInMemory() {
    try (ConfigurableApplicationContext context = start("jdbc:quiver:mem:boot", "liquibase")) {
      assertInstanceOf(HikariDataSource.class, context.getBean(DataSource.class));
      JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
      EntityManagerFactory entities = context.getBean(EntityManagerFactory.class);
      assertEquals(
          "QuiverDialect",
          entities
              .unwrap(SessionFactoryImplementor.class)
              .getJdbcServices()
              .getDialect()
              .getClass()
              .getSimpleName());
      assertEquals(7, jdbc.queryForObject("SELECT id FROM made_by_flyway", Integer.class));
      new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
          .executeWithoutResult(
              status -> {
                jdbc.update("INSERT INTO made_by_flyway VALUES (8)");
                status.setRollbackOnly();
              });
      assertEquals(
          1L,
          context
              .getBean(JdbcClient.class)
              .sql("SELECT COUNT(*) FROM made_by_flyway")
              .query(Long.class)
              .single());
    }
  }

  @Test
  void liquibaseWorksInMemory() {
    try (ConfigurableApplicationContext context = start("jdbc:quiver:mem:bootlq", "flyway")) {
      assertEquals(
          3,
          context
              .getBean(JdbcTemplate.class)
              .queryForObject("SELECT id FROM made_by_liquibase", Integer.class));
    }
  }

  @Test
  void aDirectoryIsKeptFromOneStartToTheNext(@TempDir Path directory) {
    String url = "jdbc:quiver:" + directory.resolve("boot") + ";linger=0";
    try (ConfigurableApplicationContext context = start(url, "liquibase")) {
      context.getBean(JdbcTemplate.class).update("INSERT INTO made_by_flyway VALUES (9)");
    }
    try (ConfigurableApplicationContext context = start(url, "liquibase")) {
      assertEquals(
          16,
          context
              .getBean(JdbcTemplate.class)
              .queryForObject("SELECT SUM(id) FROM made_by_flyway", Integer.class));
    }
  }
}
