package io.quiver.tck.surface;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the checks against a driver and prints what fails: {@code quiver} or {@code h2}. */
final class SurfaceRun {
  private SurfaceRun() {}

  public static void main(String[] arguments) {
    SurfaceTarget target = arguments[0].equals("h2") ? new H2Target() : new QuiverTarget();
    List<SurfaceCheck> checks = SurfaceCheck.all();
    int failed = 0;
    for (SurfaceCheck check : checks) {
      if (arguments.length > 1
          && !check.method().getDeclaringClass().getSimpleName().contains(arguments[1])) {
        continue;
      }
      @Nullable Throwable failure = check.run(target);
      if (failure != null) {
        failed++;
        System.out.println(check.area() + ": " + check.name() + "\n    " + failure);
        for (StackTraceElement frame : failure.getStackTrace()) {
          if (frame.getClassName().startsWith("io.quiver.tck.surface")
              && !frame.getMethodName().equals("refused")) {
            System.out.println("    at " + frame);
            break;
          }
        }
      }
    }
    System.out.println(failed + " of " + checks.size() + " fail");
  }
}
