/** Spring AI over Quiver: a vector store as plain SQL over JDBC, and its auto-configuration. */
@NullMarked
package io.quiver.springai;

import org.jspecify.annotations.NullMarked;
