package io.quiver.storage.text.lucene;

import java.io.IOException;
import org.apache.lucene.store.Directory;

/** Where files lie: a fresh directory each time one is needed. */
interface IndexPlace {
  Directory directory();

  void deleteAll() throws IOException;
}
