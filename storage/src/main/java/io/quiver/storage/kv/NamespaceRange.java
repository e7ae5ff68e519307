package io.quiver.storage.kv;

/** A range of keys together with its namespace. */
public record NamespaceRange(int namespace, KeyRange range) {}
