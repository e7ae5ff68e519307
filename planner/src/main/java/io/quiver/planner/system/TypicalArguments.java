package io.quiver.planner.system;

import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.ArgumentTypes;
import io.quiver.functions.spi.GraphTables;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arguments as table functions usually have them, to find out what columns they give: a table of
 * edges with a weight.
 *
 * @param type of the ends of edges and of all values
 */
record TypicalArguments(DataType type) implements ArgumentTypes {
  @Override
  public boolean isGiven(String parameter) {
    return true;
  }

  @Override
  public List<Argument.Column> relation(String parameter) {
    return List.of(
        new Argument.Column("SOURCE", type),
        new Argument.Column("TARGET", type),
        new Argument.Column("WEIGHT", DataType.DOUBLE));
  }

  @Override
  public List<String> descriptor(String parameter) {
    return parameter.equals("weight") ? List.of("WEIGHT") : List.of("SOURCE", "TARGET");
  }

  @Override
  public DataType type(String parameter) {
    return type;
  }

  @Override
  public @Nullable String literal(String parameter) {
    return null;
  }

  @Override
  public @Nullable GraphTables graph(String name) {
    return null;
  }
}
