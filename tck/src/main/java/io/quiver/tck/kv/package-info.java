/** Contracts of the key-value services as tests, with stores and logs in memory to run them on. */
@NullMarked
package io.quiver.tck.kv;

import org.jspecify.annotations.NullMarked;
