package io.quiver.functions.spi;

import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a call's arguments while it is planned, by lower-case parameter name. */
public interface ArgumentTypes {
  boolean isGiven(String parameter);

  /** Columns of a RELATION argument (or of VALUES given as a query); null when not given. */
  @Nullable List<Argument.Column> relation(String parameter);

  /** Names of a DESCRIPTOR argument; null when not given. */
  @Nullable List<String> descriptor(String parameter);

  /** Type of a scalar argument; null when not given or not known. */
  @Nullable DataType type(String parameter);

  /** The text of a character literal argument; null when not given or not a literal. */
  @Nullable String literal(String parameter);

  /** The tables of a graph; null when there is none of this (folded) name. */
  @Nullable GraphTables graph(String name);
}
