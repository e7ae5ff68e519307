/** Typed column batches and the structures built from them: buffers and key tables. */
@NullMarked
package io.quiver.planner.execute.batch;

import org.jspecify.annotations.NullMarked;
