/** What a running plan may use: transaction, tables, parameters, limits, statistics. */
@NullMarked
package io.quiver.planner.execute.context;

import org.jspecify.annotations.NullMarked;
