package io.quiver.tck.surface;

/** The drivers that the surface is run against. */
public final class SurfaceTargets {
  private SurfaceTargets() {}

  public static SurfaceTarget quiver() {
    return new QuiverTarget();
  }

  public static SurfaceTarget h2() {
    return new H2Target();
  }
}
