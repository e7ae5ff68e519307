/** The dialect that Hibernate finds by service for Quiver. Speaks JDBC only. */
@NullMarked
package io.quiver.hibernate;

import org.jspecify.annotations.NullMarked;
