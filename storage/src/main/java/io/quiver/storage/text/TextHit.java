package io.quiver.storage.text;

/** A row that a query matches, and how well: higher is better. */
public record TextHit(long rowId, double score) {}
