package io.quiver.tck.surface;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One feature of JDBC that either works or does not.
 *
 * @param area what it belongs to
 * @param name what is checked
 */
public record SurfaceCheck(String area, String name, Method method) {
  /** The areas, in the order of the table. */
  private static final List<Class<?>> AREAS =
      List.of(
          DriverChecks.class,
          ConnectionChecks.class,
          TransactionChecks.class,
          StatementChecks.class,
          PreparedChecks.class,
          CallChecks.class,
          ProcedureChecks.class,
          EscapeChecks.class,
          BatchChecks.class,
          KeyChecks.class,
          CursorChecks.class,
          UpdateChecks.class,
          GetterChecks.class,
          SetterChecks.class,
          LargeObjectChecks.class,
          ShapeChecks.class,
          CatalogChecks.class,
          ErrorChecks.class,
          EndingChecks.class);

  /** All checks. */
  public static List<SurfaceCheck> all() {
    List<SurfaceCheck> checks = new ArrayList<>();
    for (Class<?> area : AREAS) {
      Arrays.stream(area.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Feature.class))
          .map(
              method ->
                  new SurfaceCheck(
                      area.getAnnotation(Feature.class).value(),
                      method.getAnnotation(Feature.class).value(),
                      method))
          .sorted(Comparator.comparing(SurfaceCheck::name))
          .forEach(checks::add);
    }
    return List.copyOf(checks);
  }

  /** Runs it on a database of its own; null if the feature works, otherwise what went wrong. */
  public @Nullable Throwable run(SurfaceTarget target) {
    try (Surface surface = new Surface(target)) {
      method.invoke(null, surface);
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause() == null ? e : e.getCause();
    } catch (Exception | LinkageError e) {
      return e;
    }
  }
}
