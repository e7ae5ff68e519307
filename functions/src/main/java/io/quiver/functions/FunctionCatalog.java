package io.quiver.functions;

import io.quiver.functions.graph.Algorithms;
import io.quiver.functions.graph.Neighbors;
import io.quiver.functions.graph.PathFunction;
import io.quiver.functions.graph.Traverse;
import io.quiver.functions.json.JsonFunctions;
import io.quiver.functions.json.JsonItems;
import io.quiver.functions.scalar.ScalarFunctions;
import io.quiver.functions.series.IntegerSeries;
import io.quiver.functions.spi.ScalarFunction;
import io.quiver.functions.spi.TableFunction;
import io.quiver.functions.text.TextFunction;
import io.quiver.functions.vector.VectorFunctions;
import io.quiver.functions.vector.VectorIndexAccuracy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that there are, by upper-case name. Immutable. */
public final class FunctionCatalog {
  private final Map<String, ScalarFunction> scalars = new LinkedHashMap<>();
  private final Map<String, TableFunction> tables = new LinkedHashMap<>();

  public FunctionCatalog(
      Collection<? extends ScalarFunction> scalarFunctions,
      Collection<? extends TableFunction> tableFunctions) {
    scalarFunctions.forEach(function -> scalars.put(function.name(), function));
    tableFunctions.forEach(function -> tables.put(function.name(), function));
  }

  /** The functions that Quiver comes with. */
  public static FunctionCatalog standard() {
    List<ScalarFunction> scalars = new ArrayList<>(ScalarFunctions.all());
    scalars.addAll(JsonFunctions.all());
    scalars.addAll(VectorFunctions.all());
    scalars.addAll(TextFunction.all());
    List<TableFunction> tables = new ArrayList<>(List.of(new Traverse(), new Neighbors()));
    for (PathFunction.Form form : PathFunction.Form.values()) {
      tables.add(new PathFunction(form));
    }
    tables.addAll(Algorithms.all());
    tables.addAll(IntegerSeries.all());
    tables.addAll(JsonItems.all());
    tables.add(new VectorIndexAccuracy());
    return new FunctionCatalog(scalars, tables);
  }

  /** The scalar function of this upper-case name, or null. */
  public @Nullable ScalarFunction scalar(String name) {
    return scalars.get(name);
  }

  /** The table function of this upper-case name, or null. */
  public @Nullable TableFunction table(String name) {
    return tables.get(name);
  }

  public Collection<ScalarFunction> scalars() {
    return List.copyOf(scalars.values());
  }

  public Collection<TableFunction> tables() {
    return List.copyOf(tables.values());
  }
}
