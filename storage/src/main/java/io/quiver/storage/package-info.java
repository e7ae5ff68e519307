/** A whole database: its files, catalog, tables, sequences, transactions. */
@NullMarked
package io.quiver.storage;

import org.jspecify.annotations.NullMarked;
