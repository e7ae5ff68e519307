/** What Spring Boot must be told of Quiver, as its own list of drivers is closed. */
@NullMarked
package io.quiver.springboot;

import org.jspecify.annotations.NullMarked;
