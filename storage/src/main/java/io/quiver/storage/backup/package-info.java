/** Backups of a database: a base, the log after it, and what can be restored from them. */
@NullMarked
package io.quiver.storage.backup;

import org.jspecify.annotations.NullMarked;
