package io.quiver.planner.graph;

import static io.quiver.planner.graph.TableReferences.ZERO;

import io.quiver.planner.validate.TypedParameter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** A vertex of the path that the search has reached already, in a query further on. */
final class SlotElement extends DynamicVertex {
  static final int ID = -1;

  private final SearchPosition position;
  private final KeyLayout keys;
  private final Tracker tracker;

  SlotElement(GraphModel graph, SearchPosition position, KeyLayout keys, Tracker tracker) {
    super(graph, position.element.labels, position.candidates, keys);
    this.position = position;
    this.keys = keys;
    this.tracker = tracker;
  }

  private SqlNode slot(int property, RelDataType type) {
    tracker.usesPosition(position.number);
    for (SearchPosition.BoundProperty known : position.bound) {
      if (known.property() == property) {
        return new TypedParameter(known.slot(), type, ZERO);
      }
    }
    int slot = graph.planning().newSlot();
    position.bound.add(new SearchPosition.BoundProperty(slot, property));
    return new TypedParameter(slot, type, ZERO);
  }

  @Override
  public @Nullable SqlNode property(String name) {
    RelDataType type = StaticElement.otherType(graph, false, expressions, name);
    return type == null ? null : slot(position.property(name, type), type);
  }

  @Override
  public SqlNode id() {
    return slot(ID, graph.idType(false));
  }

  @Override
  SqlNode keyColumn(int place) {
    return slot(ID - 1 - place, keys.types().get(place));
  }
}
