/** Connections, statements and result sets over a session. */
@NullMarked
package io.quiver.driver.jdbc;

import org.jspecify.annotations.NullMarked;
