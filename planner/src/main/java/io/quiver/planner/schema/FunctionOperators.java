package io.quiver.planner.schema;

import io.quiver.functions.FunctionCatalog;
import io.quiver.functions.spi.ScalarFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * The operators of a statement: Quiver's functions before those of Calcite's standard table that
 * have the same name, except where Calcite's mean something to its rules (COALESCE, aggregates).
 * Immutable.
 */
public final class FunctionOperators implements SqlOperatorTable {
  /** Aggregates beyond Calcite's standard table. */
  private static final List<SqlOperator> LIBRARY_AGGREGATES =
      List.of(SqlLibraryOperators.BOOL_AND, SqlLibraryOperators.BOOL_OR);

  /** Operators of the grammar beyond Calcite's standard table. */
  private static final List<SqlOperator> LIBRARY_OPERATORS =
      List.of(SqlLibraryOperators.ILIKE, SqlLibraryOperators.NOT_ILIKE);

  private final FunctionCatalog catalog;
  private final Map<String, SqlOperator> functions = new HashMap<>();
  private final List<SqlOperator> niladic = new ArrayList<>();

  public FunctionOperators(FunctionCatalog catalog) {
    this.catalog = catalog;
    Set<String> kept = calciteKeeps();
    // The grammar tells TRANSLATE(.. USING ..) from TRANSLATE(a, b, c) by itself.
    kept.remove("TRANSLATE");
    for (ScalarFunction function : catalog.scalars()) {
      if (!kept.contains(function.name())) {
        functions.put(function.name(), new ScalarFunctionOperator(function));
      }
    }
    for (SqlOperator aggregate : LIBRARY_AGGREGATES) {
      functions.put(aggregate.getName(), aggregate);
    }
    for (SqlOperator aggregate : RetypedAggregate.ALL) {
      functions.put(aggregate.getName(), aggregate);
    }
    functions.put(SequenceOperator.NEXT_VALUE.getName(), SequenceOperator.NEXT_VALUE);
    functions.put(SequenceOperator.CURRENT_VALUE.getName(), SequenceOperator.CURRENT_VALUE);
    niladic.addAll(CurrentTimeOperator.ALL);
  }

  /** Functions that rules and converters of Calcite's know by kind. */
  private static Set<String> calciteKeeps() {
    Set<String> names = new TreeSet<>();
    for (SqlOperator operator : SqlStdOperatorTable.instance().getOperatorList()) {
      if (operator instanceof SqlFunction function
          && (function.getKind() != SqlKind.OTHER_FUNCTION
              || function.isAggregator()
              || function.getSyntax() != SqlSyntax.FUNCTION)) {
        names.add(function.getName().toUpperCase(Locale.ROOT));
      }
    }
    return names;
  }

  public FunctionCatalog catalog() {
    return catalog;
  }

  /** The operator for a function of the catalog, or null. */
  public @Nullable ScalarFunctionOperator scalar(String name) {
    return functions.get(name) instanceof ScalarFunctionOperator operator ? operator : null;
  }

  /** All names of functions, to find near ones. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(functions.keySet());
    for (SqlOperator operator : SqlStdOperatorTable.instance().getOperatorList()) {
      if (operator instanceof SqlFunction && !operator.getName().startsWith("$")) {
        names.add(operator.getName().toUpperCase(Locale.ROOT));
      }
    }
    catalog.tables().forEach(function -> names.add(function.name()));
    return names;
  }

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      @Nullable SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> operators,
      SqlNameMatcher nameMatcher) {
    if (name.isSimple() && syntax == SqlSyntax.FUNCTION) {
      SqlOperator own = functions.get(name.getSimple().toUpperCase(Locale.ROOT));
      if (own != null) {
        operators.add(own);
        return;
      }
    }
    if (name.isSimple() && syntax == SqlSyntax.FUNCTION_ID) {
      for (SqlOperator operator : niladic) {
        if (operator.getName().equals(name.getSimple())) {
          operators.add(operator);
          return;
        }
      }
    }
    SqlStdOperatorTable.instance()
        .lookupOperatorOverloads(name, category, syntax, operators, nameMatcher);
    if (operators.isEmpty() && name.isSimple()) {
      for (SqlOperator operator : LIBRARY_OPERATORS) {
        if (operator.getSyntax() == syntax && operator.getName().equals(name.getSimple())) {
          operators.add(operator);
        }
      }
    }
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    List<SqlOperator> all = new ArrayList<>(functions.values());
    all.addAll(SqlStdOperatorTable.instance().getOperatorList());
    return all;
  }
}
