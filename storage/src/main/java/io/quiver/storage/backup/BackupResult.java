package io.quiver.storage.backup;

/**
 * What a backup has done.
 *
 * @param incremental whether it added the log to a backup that was there, instead of making a base
 * @param timestamp the last commit that the backup has now
 * @param entries rows, index entries and the like of a base, or records of the log
 */
public record BackupResult(boolean incremental, long timestamp, long entries) {}
