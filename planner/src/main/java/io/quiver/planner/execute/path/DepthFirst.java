package io.quiver.planner.execute.path;

import io.quiver.parser.ast.PathMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All paths from a vertex, depth first: holds one path at a time. */
final class DepthFirst implements PathSource {
  private final PathInputs inputs;
  private final Bounds bounds;
  private final PathMode mode;
  private final int last;
  private final Deque<Frame> stack = new ArrayDeque<>();
  private final @Nullable Set<List<Object>> seen;
  private long work;
  private long reserved;

  /** A walk, and what of its continuations has been tried. */
  private static final class Frame {
    final Walk walk;
    boolean entered;
    PathStep @Nullable [] steps;
    int next;

    Frame(Walk walk) {
      this.walk = walk;
    }
  }

  DepthFirst(PathInputs inputs, Bounds bounds, Walk start) {
    this.inputs = inputs;
    this.bounds = bounds;
    this.mode = inputs.spec().mode();
    this.last = inputs.spec().steps().size();
    this.seen = inputs.spec().ambiguous() ? new HashSet<>() : null;
    stack.push(new Frame(start));
  }

  @Override
  public @Nullable Walk next() {
    while (!stack.isEmpty()) {
      Bounds.check(inputs.context(), work++);
      Frame frame = stack.peek();
      Walk walk = frame.walk;
      if (walk.segment() == last) {
        stack.pop();
        if (isNew(walk)) {
          return walk;
        }
        continue;
      }
      if (!frame.entered) {
        frame.entered = true;
        enter(walk);
        continue;
      }
      PathStep step = nextStep(frame);
      if (step == null) {
        stack.pop();
      } else {
        stack.push(new Frame(walk.take(step)));
      }
    }
    return null;
  }

  private boolean isNew(Walk walk) {
    if (seen == null) {
      return true;
    }
    List<Object> signature = Signature.of(walk, inputs.spec());
    if (!seen.add(signature)) {
      return false;
    }
    long bytes = 64 + 8L * signature.size();
    inputs.context().memory().reserve(bytes);
    reserved += bytes;
    return true;
  }

  private void enter(Walk walk) {
    int position = walk.segment() + 1;
    if (walk.count() >= bounds.minimum()[walk.segment()] && inputs.accepts(walk, position)) {
      stack.push(new Frame(walk.enter(position, inputs.row(walk, position))));
    }
  }

  private @Nullable PathStep nextStep(Frame frame) {
    Walk walk = frame.walk;
    if (walk.count() >= bounds.maximum()[walk.segment()]) {
      return null;
    }
    PathStep[] steps = frame.steps;
    if (steps == null) {
      steps = inputs.steps(walk);
      frame.steps = steps;
    }
    while (frame.next < steps.length) {
      PathStep step = steps[frame.next++];
      if (Restriction.allows(mode, walk, step)) {
        return step;
      }
    }
    return null;
  }

  @Override
  public void close() {
    inputs.context().memory().release(reserved);
    reserved = 0;
    stack.clear();
  }
}
