package io.quiver.springboot;

import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

/** A repository of Spring Data JDBC. */
public interface Things extends ListCrudRepository<Thing, Long> {
  List<Thing> findByNameLike(String pattern, Pageable page);

  @Lock(LockMode.PESSIMISTIC_WRITE)
  List<Thing> findByName(String name);
}
