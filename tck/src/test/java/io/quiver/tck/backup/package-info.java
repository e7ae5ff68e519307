/** Backups and what is restored from them. */
@NullMarked
package io.quiver.tck.backup;

import org.jspecify.annotations.NullMarked;
