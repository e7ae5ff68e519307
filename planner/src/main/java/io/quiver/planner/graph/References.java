package io.quiver.planner.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Which properties of which variables some expressions use. */
final class References {
  private final Map<String, Set<String>> properties = new HashMap<>();

  References add(Collection<? extends SqlNode> expressions) {
    expressions.forEach(this::add);
    return this;
  }

  References add(@Nullable SqlNode expression) {
    if (expression != null) {
      expression.accept(
          new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlIdentifier id) {
              if (id.names.size() == 2) {
                properties
                    .computeIfAbsent(id.names.get(0), name -> new HashSet<>())
                    .add(id.names.get(1));
              }
              return null;
            }
          });
    }
    return this;
  }

  Set<String> of(List<String> names) {
    Set<String> all = new HashSet<>();
    names.forEach(name -> all.addAll(properties.getOrDefault(name, Set.of())));
    return all;
  }
}
