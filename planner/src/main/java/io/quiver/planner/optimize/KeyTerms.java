package io.quiver.planner.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Finds the conditions that indexes can serve. */
final class KeyTerms {
  private final RexBuilder builder;
  private final RexShuttle flattening =
      new RexShuttle() {
        @Override
        public RexNode visitCall(RexCall call) {
          return RexUtil.flatten(KeyTerms.this.builder, super.visitCall(call));
        }
      };

  KeyTerms(RexBuilder builder) {
    this.builder = builder;
  }

  /** Conditions with IN lists and ranges written out, one conjunct each. */
  List<RexNode> expand(List<RexNode> conditions) {
    List<RexNode> expanded = new ArrayList<>();
    for (RexNode condition : conditions) {
      // Written out, an AND may stand directly inside an AND, which Calcite's nodes refuse.
      RexNode flat = RexUtil.expandSearch(builder, null, condition).accept(flattening);
      expanded.addAll(RelOptUtil.conjunctions(flat));
    }
    return expanded;
  }

  /** The terms among expanded conditions. */
  List<KeyTerm> find(List<RexNode> conditions) {
    List<KeyTerm> terms = new ArrayList<>();
    for (RexNode condition : conditions) {
      find(condition, terms);
    }
    return terms;
  }

  private void find(RexNode condition, List<KeyTerm> terms) {
    if (condition instanceof RexInputRef reference) {
      terms.add(truth(reference, true, condition));
      return;
    }
    if (!(condition instanceof RexCall call)) {
      return;
    }
    switch (call.getKind()) {
      case NOT -> {
        if (call.getOperands().get(0) instanceof RexInputRef reference) {
          terms.add(truth(reference, false, condition));
        }
      }
      case IS_NULL -> {
        if (call.getOperands().get(0) instanceof RexInputRef reference) {
          terms.add(
              new KeyTerm(
                  reference.getIndex(), KeyTerm.Kind.IS_NULL, List.of(), true, condition, true));
        }
      }
      case EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          comparison(call).ifPresent(terms::add);
      case OR -> membership(call).ifPresent(terms::add);
      case LIKE -> prefix(call, terms);
      default -> {
        // Nothing that an index could serve.
      }
    }
  }

  private KeyTerm truth(RexInputRef reference, boolean value, RexNode source) {
    return new KeyTerm(
        reference.getIndex(),
        KeyTerm.Kind.EQUAL,
        List.of(builder.makeLiteral(value)),
        true,
        source,
        true);
  }

  private static Optional<KeyTerm> comparison(RexCall call) {
    RexNode left = call.getOperands().get(0);
    RexNode right = call.getOperands().get(1);
    RexInputRef column = column(left, right);
    if (column != null) {
      return Optional.of(term(column, call.getKind(), right, call));
    }
    column = column(right, left);
    return column == null
        ? Optional.empty()
        : Optional.of(term(column, call.getKind().reverse(), left, call));
  }

  private static KeyTerm term(RexInputRef column, SqlKind kind, RexNode value, RexNode source) {
    KeyTerm.Kind termKind =
        switch (kind) {
          case EQUALS -> KeyTerm.Kind.EQUAL;
          case GREATER_THAN, GREATER_THAN_OR_EQUAL -> KeyTerm.Kind.FROM;
          default -> KeyTerm.Kind.TO;
        };
    boolean inclusive = kind != SqlKind.GREATER_THAN && kind != SqlKind.LESS_THAN;
    return new KeyTerm(column.getIndex(), termKind, List.of(value), inclusive, source, true);
  }

  /** The column, when one side is a column (or a wider form of it) and the other needs no row. */
  static @Nullable RexInputRef column(RexNode side, RexNode other) {
    if (!isConstant(other)) {
      return null;
    }
    return plainColumn(side, other.getType());
  }

  /** A column behind a cast that loses nothing, comparable with values of a type by its keys. */
  static @Nullable RexInputRef plainColumn(RexNode side, RelDataType valueType) {
    RexNode plain = side;
    if (side.getKind() == SqlKind.CAST && isWidening((RexCall) side)) {
      plain = ((RexCall) side).getOperands().get(0);
    }
    return plain instanceof RexInputRef reference
            && areKeysComparable(reference.getType(), valueType)
        ? reference
        : null;
  }

  private static boolean isWidening(RexCall cast) {
    RelDataType from = cast.getOperands().get(0).getType();
    RelDataType to = cast.getType();
    if (SqlTypeUtil.isIntType(from) && SqlTypeUtil.isIntType(to)) {
      return to.getSqlTypeName().ordinal() >= from.getSqlTypeName().ordinal();
    }
    if (from.getSqlTypeName() == SqlTypeName.VARCHAR
        && to.getSqlTypeName() == SqlTypeName.VARCHAR) {
      return to.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
          || (from.getPrecision() != RelDataType.PRECISION_NOT_SPECIFIED
              && to.getPrecision() >= from.getPrecision());
    }
    if (from.getSqlTypeName() == to.getSqlTypeName()) {
      return to.getPrecision() >= from.getPrecision() && to.getScale() >= from.getScale();
    }
    return from.getSqlTypeName() == SqlTypeName.REAL
        && (to.getSqlTypeName() == SqlTypeName.DOUBLE || to.getSqlTypeName() == SqlTypeName.FLOAT);
  }

  private static boolean areKeysComparable(RelDataType column, RelDataType value) {
    SqlTypeName a = column.getSqlTypeName();
    SqlTypeName b = value.getSqlTypeName();
    if (SqlTypeUtil.isIntType(column)) {
      return SqlTypeUtil.isIntType(value);
    }
    return switch (a) {
      case REAL, FLOAT, DOUBLE -> SqlTypeUtil.isApproximateNumeric(value);
      case ARRAY, MULTISET, MAP, ROW, ANY, NULL -> false;
      default -> a == b;
    };
  }

  /** Whether an expression has one value for the whole scan. */
  static boolean isConstant(RexNode expression) {
    return !RexUtil.containsInputRef(expression)
        && RexUtil.isDeterministic(expression)
        && RexUtil.SubQueryFinder.find(expression) == null;
  }

  private static Optional<KeyTerm> membership(RexCall or) {
    int ordinal = -1;
    List<RexNode> values = new ArrayList<>();
    for (RexNode operand : RelOptUtil.disjunctions(or)) {
      if (!(operand instanceof RexCall call) || call.getKind() != SqlKind.EQUALS) {
        return Optional.empty();
      }
      Optional<KeyTerm> term = comparison(call);
      if (term.isEmpty() || (ordinal >= 0 && ordinal != term.get().ordinal())) {
        return Optional.empty();
      }
      ordinal = term.get().ordinal();
      values.add(term.get().value());
    }
    return Optional.of(new KeyTerm(ordinal, KeyTerm.Kind.IN, values, true, or, true));
  }

  /** column LIKE 'abc%' lies between 'abc' and 'abd'. */
  private void prefix(RexCall like, List<KeyTerm> terms) {
    if (like.getOperands().size() != 2
        || !(like.getOperands().get(0) instanceof RexInputRef column)
        || column.getType().getSqlTypeName() != SqlTypeName.VARCHAR
        || !(like.getOperands().get(1) instanceof RexLiteral literal)) {
      return;
    }
    String pattern = literal.getValueAs(String.class);
    if (pattern == null) {
      return;
    }
    int end = 0;
    while (end < pattern.length() && pattern.charAt(end) != '%' && pattern.charAt(end) != '_') {
      end++;
    }
    if (end == 0 || end == pattern.length()) {
      return;
    }
    String prefix = pattern.substring(0, end);
    char last = prefix.charAt(end - 1);
    terms.add(bound(column, KeyTerm.Kind.FROM, prefix, true, like));
    if (last < '\ud7ff') {
      String behind = prefix.substring(0, end - 1) + (char) (last + 1);
      terms.add(bound(column, KeyTerm.Kind.TO, behind, false, like));
    }
  }

  private KeyTerm bound(
      RexInputRef column, KeyTerm.Kind kind, String value, boolean inclusive, RexNode source) {
    return new KeyTerm(
        column.getIndex(), kind, List.of(builder.makeLiteral(value)), inclusive, source, false);
  }
}
