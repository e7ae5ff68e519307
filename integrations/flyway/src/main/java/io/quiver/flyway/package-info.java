/** The database type that Flyway finds by service for {@code jdbc:quiver:}. Speaks JDBC only. */
@NullMarked
package io.quiver.flyway;

import org.jspecify.annotations.NullMarked;
