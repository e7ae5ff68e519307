package io.quiver.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** {@code @DataJpaTest} stays on the URL that the application names. */
@DataJpaTest(
    properties = {
      "spring.datasource.url=jdbc:quiver:mem:jpaslice",
      "spring.jpa.hibernate.ddl-auto=create",
      "spring.liquibase.enabled=false"
    })
final class JpaSliceTest {

  /** An application that says nothing. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @AutoConfigurationPackage
  @EntityScan(basePackageClasses = Person.class)
  @EnableJpaRepositories(basePackageClasses = People.class)
  static class Application {}

  private final People people;
  private final DataSource source;

  @Autowired
  JpaSliceTest(People people, DataSource source) {
    this.people = people;
    this.source = source;
  }

  @Test
  void repositoriesWork() throws SQLException {
    for (String name : List.of("Ada", "Alan", "Grace")) {
      Person person = new Person();
      person.name = name;
      assertNotNull(people.save(person).id);
    }
    assertEquals(
        List.of("Ada", "Alan"),
        people.findByNameStartingWithOrderByName("A").stream().map(each -> each.name).toList());
    try (var connection = source.getConnection()) {
      assertEquals("jdbc:quiver:mem:jpaslice", connection.getMetaData().getURL());
    }
  }
}
