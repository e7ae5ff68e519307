/** From SQL text to rows: the engine that knows the order of the stages, and its sessions. */
@NullMarked
package io.quiver.planner;

import org.jspecify.annotations.NullMarked;
