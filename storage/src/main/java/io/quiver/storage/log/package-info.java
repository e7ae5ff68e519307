/** The write-ahead log: appending, group commit, recovery, reading back. */
@NullMarked
package io.quiver.storage.log;

import org.jspecify.annotations.NullMarked;
