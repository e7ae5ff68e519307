package io.quiver.storage.catalog;

import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A procedure: its parameters and the text of its body, SQL statements only.
 *
 * @param body one statement, or BEGIN ATOMIC .. END, as it was written
 * @param dependsOn ids of the tables, views, sequences, graphs and procedures that the body uses;
 *     they cannot be dropped while the procedure exists
 */
public record ProcedureDefinition(
    int id,
    ObjectName name,
    List<Parameter> parameters,
    String body,
    @Nullable String comment,
    List<Integer> dependsOn)
    implements Definition {
  /** How a parameter's value travels. Stored by its position here: append only. */
  public enum Mode {
    IN,
    OUT,
    INOUT
  }

  /** A parameter; its name is unique among those of its procedure. */
  public record Parameter(String name, Mode mode, DataType type) {
    /** Whether a call gives it a value. */
    public boolean takes() {
      return mode != Mode.OUT;
    }

    /** Whether a call gets a value from it. */
    public boolean gives() {
      return mode != Mode.IN;
    }
  }

  public ProcedureDefinition {
    parameters = List.copyOf(parameters);
    dependsOn = List.copyOf(dependsOn);
  }

  /** The statement that makes it again. */
  public String createStatement() {
    return "CREATE PROCEDURE "
        + quoted(name.schema())
        + "."
        + quoted(name.name())
        + parameters.stream()
            .map(p -> p.mode() + " " + quoted(p.name()) + " " + p.type())
            .collect(Collectors.joining(", ", "(", ") "))
        + body;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The same with another comment. */
  public ProcedureDefinition withComment(@Nullable String other) {
    return new ProcedureDefinition(id, name, parameters, body, other, dependsOn);
  }

  /** The same with other ids of what it uses. */
  public ProcedureDefinition withDependsOn(List<Integer> other) {
    return new ProcedureDefinition(id, name, parameters, body, comment, other);
  }
}
