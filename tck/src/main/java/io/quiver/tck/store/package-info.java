/** What every store has to do that a database can be kept in, seen through JDBC. */
@NullMarked
package io.quiver.tck.store;

import org.jspecify.annotations.NullMarked;
