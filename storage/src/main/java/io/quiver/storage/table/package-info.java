/** Rows, ordered indexes and constraints over one transaction. */
@NullMarked
package io.quiver.storage.table;

import org.jspecify.annotations.NullMarked;
