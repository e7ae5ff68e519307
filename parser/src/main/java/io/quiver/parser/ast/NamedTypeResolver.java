package io.quiver.parser.ast;

import org.apache.calcite.rel.type.RelDataType;

/** Knows what the names of types mean. A validator or its type factory implements it. */
public interface NamedTypeResolver {
  /** The type that the specification names; an unknown name is an error. */
  RelDataType resolve(NamedTypeSpec type);
}
