package io.quiver.planner.session;

import org.jspecify.annotations.Nullable;

/**
 * What a batch did.
 *
 * @param updateCounts changed rows, for each parameter row
 * @param generatedKeys rows asked for by the options, or null
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record BatchResult(long[] updateCounts, @Nullable RowCursor generatedKeys) {}
