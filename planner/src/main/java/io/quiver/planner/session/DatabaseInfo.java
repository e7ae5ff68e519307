package io.quiver.planner.session;

/**
 * About the database behind a session.
 *
 * @param name last part of the path, or the memory name; also the catalog name in metadata
 * @param location full path, or {@code mem:name}
 * @param productVersion for example 0.1.0
 * @param readOnly opened read-only
 */
public record DatabaseInfo(String name, String location, String productVersion, boolean readOnly) {}
