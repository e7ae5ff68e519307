package io.quiver.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** An edge whose key is an identity. */
@Entity
public class Edge {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public @Nullable Long id;

  @ManyToOne(optional = false)
  public @Nullable Node source;

  @ManyToOne(optional = false)
  public @Nullable Node target;

  public double weight;
}
