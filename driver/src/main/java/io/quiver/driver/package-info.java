/** Quiver's JDBC driver and data sources: what applications name. */
@NullMarked
package io.quiver.driver;

import org.jspecify.annotations.NullMarked;
