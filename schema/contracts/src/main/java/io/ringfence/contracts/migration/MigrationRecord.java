package io.ringfence.contracts.migration;

/**
 * A migration as the database remembers it.
 *
 * @param version number of the file
 * @param file name of the file
 * @param checksum SHA-256 of the file when it was applied or begun, hexadecimal
 */
record MigrationRecord(int version, String file, String checksum) {}
