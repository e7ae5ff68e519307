package io.quiver.planner;

/** The version of the product. */
final class Version {
  /** As the manifest has it; development where there is none. */
  static final String PRODUCT = product();

  private Version() {}

  private static String product() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "0.1.0" : version;
  }
}
