/**
 * The two service interfaces of storage: {@code LocalStore} below, {@code KeyValueEngine} above.
 */
@NullMarked
package io.quiver.storage.kv;

import org.jspecify.annotations.NullMarked;
