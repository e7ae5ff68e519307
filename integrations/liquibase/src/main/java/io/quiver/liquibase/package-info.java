/** What Liquibase finds by service for {@code jdbc:quiver:}. Speaks JDBC only. */
@NullMarked
package io.quiver.liquibase;

import org.jspecify.annotations.NullMarked;
