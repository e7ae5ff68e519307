package io.quiver.planner.cache;

import io.quiver.planner.system.PlanCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Plans of one database, shared by its sessions: first by exact text, then by shape. Keeps the
 * plans of one catalog version; a newer version empties it. Thread-safe.
 */
public final class PlanCache {
  private static final int MAX_TEXTS = 2_000;
  private static final int MAX_SHAPES = 1_000;
  private static final int MAX_VARIANTS = 8;

  /** Which schema unqualified names were looked up in, and the text or skeleton. */
  private record Key(String schema, String text) {}

  /** A plan of a shape: the literals that stayed must be equal. */
  private record Variant(
      PlannedStatement.Planned statement, List<TextShape.Literal> literals, int[] parameterOf) {
    boolean fits(List<TextShape.Literal> others) {
      for (int i = 0; i < parameterOf.length; i++) {
        TextShape.Literal mine = literals.get(i);
        TextShape.Literal other = others.get(i);
        boolean same =
            parameterOf[i] < 0 ? mine.text().equals(other.text()) : LiteralValues.isLiftable(other);
        if (!same) {
          return false;
        }
      }
      return true;
    }
  }

  /** Everything that was planned under one version of the catalog. */
  private static final class Generation {
    final long catalogVersion;
    final Map<Key, CachedPlan> texts = new ConcurrentHashMap<>();
    final Map<Key, List<Variant>> shapes = new ConcurrentHashMap<>();

    Generation(long catalogVersion) {
      this.catalogVersion = catalogVersion;
    }
  }

  private static List<Variant> newest(List<Variant> known, Variant made) {
    List<Variant> variants = new ArrayList<>(known);
    // A plan that is made anew takes the place of the old one.
    variants.removeIf(variant -> variant.fits(made.literals()));
    if (variants.size() >= MAX_VARIANTS) {
      variants.remove(0);
    }
    variants.add(made);
    return List.copyOf(variants);
  }

  private volatile Generation generation = new Generation(-1);
  private final PlanCounts counts;

  /**
   * An empty one.
   *
   * @param counts where its hits and misses are counted
   */
  public PlanCache(PlanCounts counts) {
    this.counts = counts;
  }

  /** How often a statement has been planned. */
  public long plannings() {
    return counts.plannings().sum();
  }

  /** How often a plan was found by its exact text. */
  public long textHits() {
    return counts.textHits().sum();
  }

  /** How often a plan was found by its shape. */
  public long shapeHits() {
    return counts.shapeHits().sum();
  }

  /** Counts a planning. */
  public void planned() {
    counts.plannings().increment();
  }

  private Generation generation(long catalogVersion) {
    Generation current = generation;
    if (current.catalogVersion != catalogVersion) {
      current = new Generation(catalogVersion);
      generation = current;
    }
    return current;
  }

  /** The plan for exactly this text, or null. */
  public @Nullable CachedPlan find(long catalogVersion, String schema, String text) {
    Generation current = generation;
    if (current.catalogVersion != catalogVersion) {
      return null;
    }
    CachedPlan found = current.texts.get(new Key(schema, text));
    if (found != null) {
      counts.textHits().increment();
    }
    return found;
  }

  public void put(long catalogVersion, String schema, String text, CachedPlan plan) {
    Generation current = generation(catalogVersion);
    if (current.texts.size() >= MAX_TEXTS) {
      // Cheaper than to remember which was used last; what is used comes back.
      current.texts.clear();
    }
    current.texts.put(new Key(schema, text), plan);
  }

  /** A plan for the text's shape together with the text's literals, or null. */
  public @Nullable CachedPlan find(long catalogVersion, String schema, TextShape shape) {
    Generation current = generation;
    if (current.catalogVersion != catalogVersion) {
      return null;
    }
    List<Variant> variants = current.shapes.get(new Key(schema, shape.skeleton()));
    if (variants == null) {
      return null;
    }
    for (Variant variant : variants) {
      if (variant.fits(shape.literals())) {
        counts.shapeHits().increment();
        return new CachedPlan(
            variant.statement, LiteralValues.of(shape.literals(), variant.parameterOf));
      }
    }
    return null;
  }

  /** Keeps a plan whose literals were lifted; returns it with the literals of its own text. */
  public CachedPlan put(
      long catalogVersion,
      String schema,
      TextShape shape,
      PlannedStatement.Planned statement,
      int[] parameterOf) {
    Generation current = generation(catalogVersion);
    if (current.shapes.size() >= MAX_SHAPES) {
      current.shapes.clear();
    }
    Variant made = new Variant(statement, shape.literals(), parameterOf);
    current.shapes.merge(
        new Key(schema, shape.skeleton()), List.of(made), (known, added) -> newest(known, made));
    return new CachedPlan(statement, LiteralValues.of(shape.literals(), parameterOf));
  }
}
