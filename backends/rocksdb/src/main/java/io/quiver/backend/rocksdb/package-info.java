/** Databases kept in RocksDB: {@code ;store=rocksdb}. */
@NullMarked
package io.quiver.backend.rocksdb;

import org.jspecify.annotations.NullMarked;
