package io.quiver.functions.spi;

import java.util.List;
import java.util.Map;

/** A function in FROM. One instance serves all calls; thread-safe. */
public interface TableFunction {
  /** Upper case. */
  String name();

  /** In positional order. */
  List<Parameter> parameters();

  /**
   * The columns of the result for arguments of these types.
   *
   * @throws io.quiver.storage.error.QuiverException INVALID_PARAMETER, COLUMN_NOT_FOUND: plain
   *     words
   */
  List<Argument.Column> resultColumns(ArgumentTypes arguments);

  /**
   * Runs it.
   *
   * @param arguments given arguments by lower-case parameter name
   */
  RowSource open(FunctionContext context, Map<String, Argument> arguments);

  /** One line for EXPLAIN: algorithm, direction, structures used. */
  String describe(ArgumentTypes arguments);
}
