/** What exists in a database: immutable definitions and the versioned catalog that holds them. */
@NullMarked
package io.quiver.storage.catalog;

import org.jspecify.annotations.NullMarked;
