package io.quiver.storage.engine;

import io.quiver.storage.kv.WriteCursor;

/**
 * Changes in key order as what lies over a {@link io.quiver.storage.kv.KeyValueCursor} in a {@link
 * MergedCursor}.
 */
public interface LayerCursor extends WriteCursor {}
