package io.quiver.planner.ddl;

import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.NearestNames;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.ProcedureDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** Finds the procedure that a CALL means. */
public final class ProcedureNames {
  private ProcedureNames() {}

  /** The name behind CALL. */
  static SqlIdentifier called(SqlNode call) {
    SqlCall routine = ((SqlCall) call).operand(0);
    if (routine.getOperator() instanceof SqlFunction function
        && function.getSqlIdentifier() != null) {
      return function.getSqlIdentifier();
    }
    return new SqlIdentifier(routine.getOperator().getName(), routine.getParserPosition());
  }

  /**
   * The procedure.
   *
   * @throws QuiverException FUNCTION_NOT_FOUND with the nearest name
   */
  public static ProcedureDefinition find(SqlNode call, Catalog catalog, String schema) {
    SqlIdentifier identifier = called(call);
    ObjectName name = Names.of(identifier, schema);
    ProcedureDefinition procedure = catalog.procedure(name);
    if (procedure != null) {
      return procedure;
    }
    QuiverException missing =
        Positions.error(
            ErrorCode.FUNCTION_NOT_FOUND, "procedure " + name + " does not exist", identifier);
    String near =
        NearestNames.hint(
            name.name(), catalog.procedures().stream().map(p -> p.name().name()).toList());
    throw missing.withHint(near == null ? "Functions are called in SELECT." : near);
  }
}
