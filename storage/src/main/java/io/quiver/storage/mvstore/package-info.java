/** The local store over H2's MVStore; the only home of that library. */
@NullMarked
package io.quiver.storage.mvstore;

import org.jspecify.annotations.NullMarked;
