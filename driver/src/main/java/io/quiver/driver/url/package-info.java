/** What a JDBC URL says: where the database is and the allow-list of options. */
@NullMarked
package io.quiver.driver.url;

import org.jspecify.annotations.NullMarked;
