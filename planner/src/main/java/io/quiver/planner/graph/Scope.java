package io.quiver.planner.graph;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the variables of a pattern stand for at one place of a query. */
final class Scope {
  private final Map<String, ElementBinding> elements = new HashMap<>();
  private final Map<String, GroupBinding> groups = new HashMap<>();
  private final Map<String, PathBinding> paths = new HashMap<>();

  Scope copy() {
    Scope copy = new Scope();
    copy.elements.putAll(elements);
    copy.groups.putAll(groups);
    copy.paths.putAll(paths);
    return copy;
  }

  void add(String name, ElementBinding binding) {
    elements.put(name, binding);
  }

  void add(String name, GroupBinding binding) {
    groups.put(name, binding);
  }

  void add(String name, PathBinding binding) {
    paths.put(name, binding);
  }

  @Nullable ElementBinding element(String name) {
    return elements.get(name);
  }

  @Nullable GroupBinding group(String name) {
    return groups.get(name);
  }

  @Nullable PathBinding path(String name) {
    return paths.get(name);
  }

  boolean knows(String name) {
    return elements.containsKey(name) || groups.containsKey(name) || paths.containsKey(name);
  }

  Map<String, ElementBinding> elements() {
    return elements;
  }
}
