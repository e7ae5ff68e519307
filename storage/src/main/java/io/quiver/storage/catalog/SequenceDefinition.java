package io.quiver.storage.catalog;

/**
 * A sequence generator; its current position is kept outside the catalog.
 *
 * @param ownedByColumn whether an identity column owns it (then it has no name of its own to users)
 */
public record SequenceDefinition(
    int id,
    ObjectName name,
    long start,
    long increment,
    long minimum,
    long maximum,
    boolean cycle,
    boolean ownedByColumn)
    implements Definition {}
