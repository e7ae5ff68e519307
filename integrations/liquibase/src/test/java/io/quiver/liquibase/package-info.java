/** Liquibase's commands, and the changelogs of its own test harness, on Quiver. */
@NullMarked
package io.quiver.liquibase;

import org.jspecify.annotations.NullMarked;
