package io.quiver.planner.validate;

import io.quiver.parser.ast.NamedTypeResolver;
import io.quiver.parser.ast.NamedTypeSpec;
import io.quiver.planner.schema.FunctionOperators;
import io.quiver.planner.schema.QuiverCatalogReader;
import io.quiver.planner.schema.QuiverTable;
import io.quiver.planner.session.StatementWarning;
import io.quiver.planner.type.NamedTypes;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SelectScope;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's validator with types for parameters, Quiver's named types, and the row id column left
 * out of {@code *}. One for each query; confined to one thread.
 */
final class QuiverValidator extends SqlValidatorImpl implements NamedTypeResolver {
  private static final SqlValidator.Config CONFIG =
      SqlValidator.Config.DEFAULT
          .withConformance(ValidationConformance.INSTANCE)
          .withIdentifierExpansion(true)
          .withTypeCoercionEnabled(true)
          .withTypeCoercionFactory(QuiverTypeCoercion::new);

  private final FunctionOperators operators;
  private final ParameterTyping parameters;
  private Set<StatementWarning> warnings = new LinkedHashSet<>();

  /**
   * Calls whose type is known. Each of the steps below asks for the types of a call's operands:
   * without this a chain of n calls would take 2 to the n.
   */
  private final Set<SqlCall> derived = Collections.newSetFromMap(new IdentityHashMap<>());

  QuiverValidator(FunctionOperators operators, QuiverCatalogReader reader) {
    super(operators, reader, QuiverTypeFactory.INSTANCE, CONFIG);
    this.operators = operators;
    this.parameters = new ParameterTyping(this, operators);
  }

  /** What is known of values of parameters; and where the guesses among these are noted. */
  void bind(BoundTypes bound, Set<Integer> guessed) {
    parameters.bind(bound, guessed);
  }

  /** The type that a parameter has by now, or null. */
  @Nullable RelDataType knownType(SqlDynamicParam parameter) {
    return parameters.known(parameter);
  }

  /** Where warnings go. */
  void reportTo(Set<StatementWarning> heard) {
    warnings = heard;
  }

  void warn(StatementWarning warning) {
    warnings.add(warning);
  }

  /** A literal like DATE '..' is read late, and refused by exceptions that name no place. */
  @Override
  public SqlLiteral resolveLiteral(SqlLiteral literal) {
    try {
      return super.resolveLiteral(literal);
    } catch (IllegalArgumentException e) {
      throw Positions.error(
          ErrorCode.INVALID_DATETIME, literal + " is no value of its type", literal);
    }
  }

  @Override
  public RelDataType resolve(NamedTypeSpec type) {
    return NamedTypes.resolve(type);
  }

  @Override
  public RelDataType deriveType(SqlValidatorScope scope, SqlNode node) {
    if (node instanceof SqlDynamicParam parameter) {
      RelDataType known = parameters.known(parameter);
      if (known != null) {
        return known;
      }
    } else if (node instanceof SqlCall call
        && !call.isA(SqlKind.QUERY)
        && !derived.contains(call)) {
      VectorCalls.resolve(this, operators, scope, call);
      parameters.typeOperands(scope, call);
      DateCalls.resolve(this, scope, call);
      try {
        RelDataType type = super.deriveType(scope, node);
        TypeChecks.check(this, scope, call, type);
        derived.add(call);
        return type;
      } catch (CalciteContextException e) {
        QuiverException plain = TypeChecks.membership(this, scope, call, e);
        throw plain == null ? e : plain;
      }
    }
    return super.deriveType(scope, node);
  }

  /** Of a parameter also when rewriting has copied it since. */
  @Override
  public RelDataType getValidatedNodeType(SqlNode node) {
    RelDataType known =
        node instanceof SqlDynamicParam parameter ? parameters.known(parameter) : null;
    return known == null ? super.getValidatedNodeType(node) : known;
  }

  @Override
  protected void inferUnknownTypes(
      RelDataType inferredType, SqlValidatorScope scope, SqlNode node) {
    if (node instanceof SqlDynamicParam parameter) {
      if (parameters.known(parameter) == null) {
        if (ParameterTyping.isKnown(inferredType)) {
          parameters.set(parameter, ParameterTyping.general(inferredType));
        } else {
          parameters.guess(parameter);
        }
      }
      return;
    }
    if (node instanceof SqlCall call && !call.isA(SqlKind.QUERY)) {
      VectorCalls.resolve(this, operators, scope, call);
      parameters.typeOperands(scope, call);
      DateCalls.resolve(this, scope, call);
    }
    super.inferUnknownTypes(inferredType, scope, node);
  }

  @Override
  protected void addToSelectList(
      List<SqlNode> list,
      Set<String> aliases,
      List<Map.Entry<String, RelDataType>> fieldList,
      SqlNode expression,
      SelectScope scope,
      boolean includeSystemVars) {
    String alias = deriveAlias(expression, 0);
    if (!includeSystemVars && QuiverTable.ROW_ID.equals(alias)) {
      return;
    }
    super.addToSelectList(list, aliases, fieldList, expression, scope, includeSystemVars);
  }
}
