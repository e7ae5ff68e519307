package io.quiver.storage.mvstore;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.RootReference;

/** One namespace at one moment. */
record NamespaceRoot(
    int namespace, MVMap<byte[], byte[]> map, RootReference<byte[], byte[]> root) {}
