package io.ringfence.contracts.migration;

import java.util.List;

/** Refuses a database whose applied migrations are not the first ones of this build. */
final class AppliedMigrations {
  private static final String WAY_OUT =
      " A migration that was applied stays as it is: restore it and put the change into a new file.";
  private static final String WAY_ON =
      " It did not get to its end: restore that file and run again, or drop the database.";

  private AppliedMigrations() {}

  /**
   * Compares what was applied, by version, with the files of the build.
   *
   * @throws MigrationException naming the first file that was changed, renamed, removed or
   *     reordered
   */
  static void refuseDifferences(
      String database, List<MigrationRecord> applied, List<Migration> migrations) {
    for (int i = 0; i < applied.size(); i++) {
      MigrationRecord recorded = applied.get(i);
      if (recorded.version() != i + 1) {
        throw new MigrationException(
            "database %s: migration %s was never applied, but %s (SHA-256 %s) was.%s"
                .formatted(database, i + 1, recorded.file(), recorded.checksum(), WAY_OUT));
      }
      if (i >= migrations.size()) {
        throw new MigrationException(
            "database %s: %s (SHA-256 %s) was applied, but this build has no migration %s.%s"
                .formatted(database, recorded.file(), recorded.checksum(), i + 1, WAY_OUT));
      }
      refuseDifference(database, "applied", recorded, migrations.get(i), WAY_OUT);
    }
  }

  /** Refuses to go on with a file that was begun with another content. */
  static void refuseOtherContent(
      String database, List<MigrationRecord> begun, Migration migration) {
    begun.forEach(recorded -> refuseDifference(database, "begun", recorded, migration, WAY_ON));
  }

  private static void refuseDifference(
      String database, String done, MigrationRecord recorded, Migration migration, String wayOut) {
    if (!recorded.file().equals(migration.file())
        || !recorded.checksum().equals(migration.checksum())) {
      throw new MigrationException(
          "database %s: migration %s was %s as %s with SHA-256 %s, but is %s with SHA-256 %s.%s"
              .formatted(
                  database,
                  recorded.version(),
                  done,
                  recorded.file(),
                  recorded.checksum(),
                  migration.file(),
                  migration.checksum(),
                  wayOut));
    }
  }
}
