/** Values, rows and keys as bytes. */
@NullMarked
package io.quiver.storage.codec;

import org.jspecify.annotations.NullMarked;
