package io.quiver.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@code @Transactional} with its attributes, through Spring's proxies and the pool. */
@JdbcTest(
    properties = {
      "spring.datasource.url=jdbc:quiver:mem:transactional",
      "spring.flyway.enabled=false",
      "spring.liquibase.enabled=false"
    })
@Import({TransactionalTest.Outer.class, TransactionalTest.Inner.class})
@Transactional(propagation = Propagation.NOT_SUPPORTED)
final class TransactionalTest {

  /** An application that says nothing. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {}

  /** What is called within a transaction. */
  static class Inner {
    private final JdbcTemplate jdbc;

    Inner(JdbcTemplate jdbc) {
      this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.NESTED)
    public void nested(boolean fails) {
      jdbc.update("INSERT INTO entry VALUES ('nested')");
      if (fails) {
        throw new IllegalStateException("on purpose");
      }
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void onItsOwn() {
      jdbc.update("INSERT INTO entry VALUES ('own')");
    }
  }

  /** What begins transactions. */
  static class Outer {
    private final JdbcTemplate jdbc;
    private final Inner inner;

    Outer(JdbcTemplate jdbc, Inner inner) {
      this.jdbc = jdbc;
      this.inner = inner;
    }

    @Transactional
    public void goesOnBehindANestedFailure() {
      jdbc.update("INSERT INTO entry VALUES ('outer')");
      assertThrows(IllegalStateException.class, () -> inner.nested(true));
      inner.nested(false);
    }

    @Transactional
    public void failsBehindOneOfItsOwn() {
      jdbc.update("INSERT INTO entry VALUES ('outer')");
      inner.onItsOwn();
      throw new IllegalStateException("on purpose");
    }

    @Transactional(timeout = 1)
    public void takesTooLong() {
      jdbc.queryForObject(
          "SELECT SUM(a.x * b.x) FROM GENERATE_SERIES(1, 1000000) AS a (x), GENERATE_SERIES(1,"
              + " 1000000) AS b (x)",
          Long.class);
    }

    @Transactional(readOnly = true)
    public void onlyReads() {
      jdbc.update("INSERT INTO entry VALUES ('never')");
    }

    @Transactional(isolation = Isolation.SERIALIZABLE)
    public Integer isolation() {
      return jdbc.execute(java.sql.Connection::getTransactionIsolation);
    }
  }

  private final Outer outer;
  private final JdbcTemplate jdbc;

  @Autowired
  TransactionalTest(Outer outer, JdbcTemplate jdbc) {
    this.outer = outer;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void table() {
    jdbc.execute("DROP TABLE IF EXISTS entry");
    jdbc.execute("CREATE TABLE entry (name VARCHAR)");
  }

  private List<@Nullable String> entries() {
    return jdbc.queryForList("SELECT name FROM entry ORDER BY name", String.class);
  }

  @Test
  void nestedOnesAreSavepoints() {
    outer.goesOnBehindANestedFailure();
    assertEquals(List.of("nested", "outer"), entries());
  }

  @Test
  void oneOfItsOwnStays() {
    assertThrows(IllegalStateException.class, outer::failsBehindOneOfItsOwn);
    assertEquals(List.of("own"), entries());
  }

  @Test
  void aTimeoutEndsTheStatement() {
    assertThrows(QueryTimeoutException.class, outer::takesTooLong);
    assertEquals(List.of(), entries()); // the connection is good for more
  }

  @Test
  void readOnlyAndIsolationReachTheDatabase() {
    assertThrows(DataAccessException.class, outer::onlyReads);
    assertEquals(java.sql.Connection.TRANSACTION_SERIALIZABLE, outer.isolation());
  }
}
