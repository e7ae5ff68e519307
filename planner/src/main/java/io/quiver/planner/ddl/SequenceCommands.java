package io.quiver.planner.ddl;

import io.quiver.parser.ast.AlterSequence;
import io.quiver.parser.ast.CreateSequence;
import io.quiver.parser.ast.SequenceOptions;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.ProcedureDefinition;
import io.quiver.storage.catalog.SequenceDefinition;
import io.quiver.storage.catalog.ViewDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** CREATE and ALTER SEQUENCE, and the sequences of identity columns. */
final class SequenceCommands {
  private SequenceCommands() {}

  static void create(CreateSequence create, DefinitionContext context) {
    ObjectName name = Definitions.newName(create.name(), context);
    if (create.ifNotExists() && Definitions.catalog(context).sequence(name) != null) {
      return;
    }
    SequenceDefinition sequence =
        define(context.database().newObjectId(), name, create.options(), false);
    Definitions.at(
        create.name(), () -> Definitions.change(context, catalog -> catalog.with(sequence)));
  }

  /** The definition that the options mean: by default 1, 2, 3 and so on. */
  static SequenceDefinition define(
      int id, ObjectName name, SequenceOptions options, boolean ownedByColumn) {
    long increment = number(options.incrementBy(), 1);
    if (increment == 0) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER, "sequence " + name.name() + " cannot step by 0");
    }
    long minimum = number(options.minimum(), increment > 0 ? 1 : Long.MIN_VALUE);
    long maximum = number(options.maximum(), increment > 0 ? Long.MAX_VALUE : -1);
    long start = number(options.startWith(), increment > 0 ? minimum : maximum);
    if (options.minimum() == null && start < minimum) {
      minimum = start;
    }
    if (options.maximum() == null && start > maximum) {
      maximum = start;
    }
    if (minimum > maximum || start < minimum || start > maximum) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          "sequence "
              + name.name()
              + " cannot start with "
              + start
              + " between "
              + minimum
              + " and "
              + maximum);
    }
    boolean cycle = Boolean.TRUE.equals(options.cycle());
    return new SequenceDefinition(
        id, name, start, increment, minimum, maximum, cycle, ownedByColumn);
  }

  private static long number(@Nullable BigDecimal value, long byDefault) {
    if (value == null) {
      return byDefault;
    }
    try {
      return value.longValueExact();
    } catch (ArithmeticException e) {
      throw new QuiverException(
          ErrorCode.NUMERIC_OUT_OF_RANGE, value + " does not fit into BIGINT", e);
    }
  }

  static void alter(AlterSequence alter, DefinitionContext context) {
    ObjectName name = Definitions.name(alter.name(), context);
    SequenceDefinition old = Definitions.catalog(context).sequence(name);
    if (old == null) {
      if (alter.ifExists()) {
        return;
      }
      throw new QuiverException(
          ErrorCode.OBJECT_NOT_FOUND,
          "sequence " + name + " does not exist",
          null,
          Positions.of(alter.name()),
          null);
    }
    SqlIdentifier newName = alter.newName();
    if (newName != null) {
      RenameCommands.refuseReaders(Definitions.catalog(context), old, alter.name());
    }
    SequenceDefinition changed =
        newName == null
            ? changed(old, alter.options(), context)
            : named(old, new ObjectName(old.name().schema(), Names.simple(newName)));
    Definitions.at(
        alter, () -> Definitions.change(context, catalog -> exchange(catalog, old, changed)));
  }

  static SequenceDefinition named(SequenceDefinition old, ObjectName name) {
    return new SequenceDefinition(
        old.id(),
        name,
        old.start(),
        old.increment(),
        old.minimum(),
        old.maximum(),
        old.cycle(),
        old.ownedByColumn());
  }

  /**
   * The sequence with other options. One that starts again gets another id: its position is another
   * one then, which nobody sees before the commit.
   */
  static SequenceDefinition changed(
      SequenceDefinition old, SequenceOptions options, DefinitionContext context) {
    long increment = number(options.incrementBy(), old.increment());
    boolean turned = increment > 0 != old.increment() > 0;
    long minimum =
        options.noMinimum() || (turned && options.minimum() == null)
            ? increment > 0 ? 1 : Long.MIN_VALUE
            : number(options.minimum(), old.minimum());
    long maximum =
        options.noMaximum() || (turned && options.maximum() == null)
            ? increment > 0 ? Long.MAX_VALUE : -1
            : number(options.maximum(), old.maximum());
    long start = number(options.startWith(), Math.clamp(old.start(), minimum, maximum));
    if (increment == 0 || minimum > maximum || start < minimum || start > maximum) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          "sequence "
              + old.name().name()
              + " cannot go from "
              + start
              + " by "
              + increment
              + " between "
              + minimum
              + " and "
              + maximum);
    }
    int id = options.restart() ? context.database().newObjectId() : old.id();
    SequenceDefinition changed =
        new SequenceDefinition(
            id,
            old.name(),
            start,
            increment,
            minimum,
            maximum,
            options.cycle() == null ? old.cycle() : options.cycle(),
            old.ownedByColumn());
    if (options.restart()) {
      long next = number(options.restartWith(), start);
      if (next < minimum || next > maximum) {
        throw new QuiverException(
            ErrorCode.INVALID_PARAMETER,
            "sequence "
                + old.name().name()
                + " cannot restart with "
                + next
                + " between "
                + minimum
                + " and "
                + maximum);
      }
      context.database().sequences().restart(changed, next);
    }
    return changed;
  }

  /** What reads the sequence reads it under its new id. */
  private static Catalog following(Catalog catalog, int oldId, int newId) {
    Catalog next = catalog;
    for (ViewDefinition view : catalog.views()) {
      if (view.dependsOn().contains(oldId)) {
        next =
            next.replace(
                new ViewDefinition(
                    view.id(),
                    view.name(),
                    view.columnNames(),
                    view.querySql(),
                    view.comment(),
                    replaced(view.dependsOn(), oldId, newId)));
      }
    }
    for (ProcedureDefinition procedure : catalog.procedures()) {
      if (procedure.dependsOn().contains(oldId)) {
        next = next.replace(procedure.withDependsOn(replaced(procedure.dependsOn(), oldId, newId)));
      }
    }
    return next;
  }

  private static List<Integer> replaced(List<Integer> ids, int oldId, int newId) {
    return ids.stream().map(id -> id == oldId ? newId : id).toList();
  }

  /** The catalog with a changed sequence, which may have another id. */
  static Catalog exchange(Catalog catalog, SequenceDefinition old, SequenceDefinition changed) {
    Catalog next =
        changed.id() == old.id()
            ? catalog.replace(changed)
            : following(catalog.without(old.id()).with(changed), old.id(), changed.id());
    return changed.name().equals(old.name())
        ? next
        : SequenceDefaults.renamed(next, Map.of(old.name(), changed.name()));
  }
}
