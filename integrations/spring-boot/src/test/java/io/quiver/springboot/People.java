package io.quiver.springboot;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** A repository of JPA. */
public interface People extends JpaRepository<Person, Long> {
  List<Person> findByNameStartingWithOrderByName(String start);
}
