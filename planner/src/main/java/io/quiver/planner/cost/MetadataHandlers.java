package io.quiver.planner.cost;

import io.quiver.storage.error.QuiverException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.CyclicMetadataException;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.NullSentinel;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's handlers of metadata, found by the class of the node: once for each class, and without
 * code that is generated at run time. Answers are kept in the query that asked. Thread-safe.
 */
final class MetadataHandlers implements MetadataHandlerProvider {
  static final MetadataHandlers INSTANCE = new MetadataHandlers();

  private final ConcurrentHashMap<Class<?>, Object> handlers = new ConcurrentHashMap<>();

  private MetadataHandlers() {}

  @Override
  public <H extends MetadataHandler<?>> H handler(Class<H> type) {
    return type.cast(handlers.computeIfAbsent(type, MetadataHandlers::newHandler));
  }

  @SuppressWarnings("unchecked")
  private static Object newHandler(Class<?> type) {
    List<MetadataHandler<?>> sources =
        DefaultRelMetadataProvider.INSTANCE.handlers((Class<? extends MetadataHandler<?>>) type);
    return Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, new Dispatch(sources));
  }

  /** Calls the method of the nearest class of node. */
  private static final class Dispatch implements InvocationHandler {
    private record Place(Method question, Class<?> node) {}

    private final List<MetadataHandler<?>> sources;
    private final ConcurrentHashMap<Place, MethodHandle> targets = new ConcurrentHashMap<>();

    Dispatch(List<MetadataHandler<?>> sources) {
      this.sources = sources;
    }

    @Override
    @SuppressWarnings("deprecation") // the one place that answers are kept in
    public @Nullable Object invoke(Object proxy, Method question, @Nullable Object[] arguments)
        throws Throwable {
      if (arguments == null || arguments.length < 2) {
        return question.invoke(sources.get(0), arguments);
      }
      if (!(arguments[0] instanceof RelNode node)
          || !(arguments[1] instanceof RelMetadataQuery query)) {
        throw QuiverException.bug("metadata of nothing: " + question);
      }
      Object key = arguments.length == 2 ? question : key(question, arguments);
      Object known = query.map.get(node, key);
      if (known != null) {
        if (known == NullSentinel.ACTIVE) {
          throw new CyclicMetadataException();
        }
        return known == NullSentinel.INSTANCE ? null : known;
      }
      query.map.put(node, key, NullSentinel.ACTIVE);
      try {
        Object answer = (Object) target(question, node.getClass()).invokeExact(arguments);
        query.map.put(node, key, answer == null ? NullSentinel.INSTANCE : answer);
        return answer;
      } catch (RuntimeException | Error e) {
        query.map.row(node).clear();
        throw Util.throwAsRuntime(e);
      }
    }

    private static List<@Nullable Object> key(Method question, @Nullable Object[] arguments) {
      @Nullable Object[] key = Arrays.copyOfRange(arguments, 1, arguments.length);
      key[0] = question;
      return Arrays.asList(key);
    }

    private MethodHandle target(Method question, Class<?> node) {
      Place place = new Place(question, node);
      MethodHandle known = targets.get(place);
      return known == null ? targets.computeIfAbsent(place, absent -> find(question, node)) : known;
    }

    private MethodHandle find(Method question, Class<?> node) {
      Method best = null;
      MetadataHandler<?> owner = null;
      for (MetadataHandler<?> source : sources) {
        for (Method method : source.getClass().getMethods()) {
          if (answers(method, question, node)
              && (best == null
                  || best.getParameterTypes()[0] != method.getParameterTypes()[0]
                      && best.getParameterTypes()[0].isAssignableFrom(
                          method.getParameterTypes()[0]))) {
            best = method;
            owner = source;
          }
        }
      }
      if (best == null) {
        throw QuiverException.bug("nobody answers " + question.getName() + " of " + node);
      }
      try {
        int count = best.getParameterCount();
        return MethodHandles.publicLookup()
            .unreflect(best)
            .bindTo(owner)
            .asSpreader(Object[].class, count)
            .asType(MethodType.methodType(Object.class, Object[].class));
      } catch (IllegalAccessException e) {
        throw QuiverException.bug("cannot call " + best + ": " + e.getMessage());
      }
    }

    /** Whether a method answers a question about nodes of a class. */
    private static boolean answers(Method method, Method question, Class<?> node) {
      Class<?>[] own = method.getParameterTypes();
      Class<?>[] asked = question.getParameterTypes();
      return method.getName().equals(question.getName())
          && !Modifier.isStatic(method.getModifiers())
          && !method.isBridge()
          && own.length == asked.length
          && own[0].isAssignableFrom(node)
          && Arrays.equals(own, 1, own.length, asked, 1, asked.length);
    }
  }
}
