/** What the driver sees: sessions, prepared queries, results. Knows no Calcite. */
@NullMarked
package io.quiver.planner.session;

import org.jspecify.annotations.NullMarked;
