package io.quiver.springboot;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** An aggregate of Spring Data JDBC. */
public record Thing(@Id @Nullable Long id, String name) {}
