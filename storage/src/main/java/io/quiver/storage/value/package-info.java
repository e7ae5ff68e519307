/** The data types that Quiver knows and the Java objects that stand for their values. */
@NullMarked
package io.quiver.storage.value;

import org.jspecify.annotations.NullMarked;
