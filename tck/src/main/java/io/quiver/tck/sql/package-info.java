/** SQL test files: statements with expected outcomes, run on Quiver and its peers. */
@NullMarked
package io.quiver.tck.sql;

import org.jspecify.annotations.NullMarked;
