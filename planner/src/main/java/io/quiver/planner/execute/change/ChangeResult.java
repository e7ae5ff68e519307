package io.quiver.planner.execute.change;

import io.quiver.planner.execute.batch.RowReader;
import org.jspecify.annotations.Nullable;

/**
 * What a change did.
 *
 * @param count changed rows
 * @param rows rows of RETURNING or of generated keys, or null
 */
public record ChangeResult(long count, @Nullable RowReader rows) {}
