package io.quiver.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code @JdbcTest} stays on the URL, with what Liquibase has made. */
@JdbcTest(
    properties = {"spring.datasource.url=jdbc:quiver:mem:jdbcslice", "spring.flyway.enabled=false"})
final class JdbcSliceTest {

  /** An application that says nothing. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {}

  private final JdbcTemplate jdbc;

  @Autowired
  JdbcSliceTest(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Test
  void theTemplateFindsWhatLiquibaseMade() {
    assertEquals(3, jdbc.queryForObject("SELECT id FROM made_by_liquibase", Integer.class));
    assertEquals(
        "Quiver",
        jdbc.execute((java.sql.Connection c) -> c.getMetaData().getDatabaseProductName()));
  }
}
