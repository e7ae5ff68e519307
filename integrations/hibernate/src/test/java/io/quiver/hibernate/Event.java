package io.quiver.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** A row whose key comes from a sequence, fifty at a time. */
@Entity
public class Event {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  public @Nullable Long id;

  @Column(nullable = false, unique = true)
  public @Nullable String name;
}
