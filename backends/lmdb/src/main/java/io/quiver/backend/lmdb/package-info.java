/** Databases kept in LMDB: {@code ;store=lmdb}. */
@NullMarked
package io.quiver.backend.lmdb;

import org.jspecify.annotations.NullMarked;
