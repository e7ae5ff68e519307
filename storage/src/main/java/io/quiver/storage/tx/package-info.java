/** One transaction: isolation, locks, savepoints, over the key-value engine. */
@NullMarked
package io.quiver.storage.tx;

import org.jspecify.annotations.NullMarked;
