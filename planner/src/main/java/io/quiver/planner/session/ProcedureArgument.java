package io.quiver.planner.session;

/**
 * What a {@code ?} that is an argument of CALL stands for.
 *
 * @param name of the procedure's parameter
 * @param takes the call gives it a value
 * @param column the column of the call's row that holds its value afterwards; -1 for IN
 */
public record ProcedureArgument(String name, boolean takes, int column) {}
