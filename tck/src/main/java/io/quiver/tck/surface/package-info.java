/** What JDBC is to an application: one check for each feature, run against any driver. */
@NullMarked
package io.quiver.tck.surface;

import org.jspecify.annotations.NullMarked;
