package io.quiver.hibernate;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A node with tags, an embedding and values of many types. */
@Entity
public class Node {
  @Id public String id = "";
  public @Nullable String title;
  @Version public int version;
  public @Nullable UUID uuid;
  public @Nullable Instant created;
  public @Nullable LocalDateTime local;
  @Lob public @Nullable String body;
  @Lob public byte @Nullable [] image;

  @JdbcTypeCode(SqlTypes.JSON)
  public @Nullable String data;

  public int @Nullable [] numbers;

  @JdbcTypeCode(SqlTypes.VECTOR)
  @Array(length = 3)
  public float @Nullable [] embedding;

  @ElementCollection public Set<String> tags = new HashSet<>();

  /** For Hibernate. */
  public Node() {}

  Node(String id) {
    this.id = id;
  }
}
