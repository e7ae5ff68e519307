/** Changes of table rows: insert, update, delete, merge, and their point forms. */
@NullMarked
package io.quiver.planner.execute.change;

import org.jspecify.annotations.NullMarked;
