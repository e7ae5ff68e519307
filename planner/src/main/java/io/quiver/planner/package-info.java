/** SQL text to rows: the sessions that the driver talks to. */
@NullMarked
package io.quiver.planner;

import org.jspecify.annotations.NullMarked;
