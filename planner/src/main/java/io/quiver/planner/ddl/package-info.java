/** One class per statement that changes definitions or the session. */
@NullMarked
package io.quiver.planner.ddl;

import org.jspecify.annotations.NullMarked;
