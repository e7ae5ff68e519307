/** {@code DatabaseMetaData}, answered from INFORMATION_SCHEMA. */
@NullMarked
package io.quiver.driver.metadata;

import org.jspecify.annotations.NullMarked;
