/**
 * Libraries that speak JDBC, unmodified, on Quiver: pools, templates, query builders and mappers.
 */
@NullMarked
package io.quiver.integrations.tools;

import org.jspecify.annotations.NullMarked;
