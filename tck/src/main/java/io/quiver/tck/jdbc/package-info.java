/** What a JDBC driver must do, as abstract suites; they hold for H2 as well where SQL is common. */
@NullMarked
package io.quiver.tck.jdbc;

import org.jspecify.annotations.NullMarked;
