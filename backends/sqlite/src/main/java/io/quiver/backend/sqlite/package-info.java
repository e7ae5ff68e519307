/** Databases kept in SQLite: {@code ;store=sqlite}. */
@NullMarked
package io.quiver.backend.sqlite;

import org.jspecify.annotations.NullMarked;
