package io.quiver.storage.backend;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.Keys;
import java.util.List;

/** Walks over a view in pages that grow, so that short scans stay cheap. */
final class PagedCursor implements KeyValueCursor {
  private static final int FIRST_PAGE = 16;
  private static final int LARGEST_PAGE = 512;

  private final Base base;
  private final Direction direction;
  private KeyRange rest;
  private int limit = FIRST_PAGE;
  private List<SortedView.Entry> page = List.of();
  private int at = -1;
  private boolean ended;

  PagedCursor(Base base, KeyRange range, Direction direction) {
    this.base = base;
    this.rest = range;
    this.direction = direction;
  }

  @Override
  public boolean next() {
    if (at + 1 < page.size()) {
      at++;
      return true;
    }
    if (ended || rest.isEmpty()) {
      ended = true;
      return false;
    }
    page = base.page(rest, direction, limit);
    limit = Math.min(LARGEST_PAGE, limit * 4);
    at = 0;
    if (page.isEmpty()) {
      ended = true;
      return false;
    }
    byte[] last = page.getLast().key();
    rest =
        direction == Direction.FORWARD
            ? KeyRange.of(Keys.successor(last), rest.to())
            : KeyRange.of(rest.from(), last);
    return true;
  }

  @Override
  public byte[] key() {
    return page.get(at).key();
  }

  @Override
  public byte[] value() {
    return page.get(at).value();
  }

  @Override
  public void close() {
    page = List.of();
    at = -1;
    ended = true;
  }
}
