/**
 * One database used by several processes: the protocol between the process that has it open and the
 * others, its server and its client. Described in {@code docs/decisions/0010-shared-database.md}.
 */
@NullMarked
package io.quiver.driver.share;

import org.jspecify.annotations.NullMarked;
