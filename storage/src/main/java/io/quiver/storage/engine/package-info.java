/** The key-value engine over one local store: commits, snapshots, overlay, checkpoint, recovery. */
@NullMarked
package io.quiver.storage.engine;

import org.jspecify.annotations.NullMarked;
