package io.ringfence.contracts.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What the database remembers of its migrations, in two tables: {@code schema_migrations}, a row
 * for each file that was applied to its end, and {@code schema_migration_steps}, a row before each
 * statement and one more when the engine refused it. Rows are inserted by {@code INSERT … SELECT},
 * which no server turns into a deferred asynchronous insert. Times are the database's clock.
 *
 * <p>Values are written into the statements as literals: file names and checksums were checked by
 * {@link Migration} and can hold neither quote nor backslash.
 */
final class MigrationLedger {
  private static final String MIGRATIONS =
      """
      CREATE TABLE IF NOT EXISTS schema_migrations
      (
          version    UInt32               COMMENT 'Number of the file, from 1',
          name       String               COMMENT 'Name of the file',
          checksum   FixedString(64)      COMMENT 'SHA-256 of the file, hexadecimal',
          applied_at DateTime64(6, 'UTC') DEFAULT now64(6, 'UTC')
              COMMENT 'When its last statement was done, by the clock of the database'
      )
      ENGINE = MergeTree
      ORDER BY version
      COMMENT 'Migrations applied to their end'
      """;
  private static final String STEPS =
      """
      CREATE TABLE IF NOT EXISTS schema_migration_steps
      (
          version     UInt32               COMMENT 'Number of the file, from 1',
          name        String               COMMENT 'Name of the file',
          checksum    FixedString(64)      COMMENT 'SHA-256 of the file, hexadecimal',
          statement   UInt32               COMMENT 'Number of the statement in the file, from 1',
          state       LowCardinality(String)
              COMMENT 'begun: about to be sent; refused: the engine answered with an error',
          recorded_at DateTime64(6, 'UTC') DEFAULT now64(6, 'UTC')
              COMMENT 'When it was recorded, by the clock of the database'
      )
      ENGINE = MergeTree
      ORDER BY (version, statement, recorded_at)
      COMMENT 'Statements of migrations as they were sent: where a run that was killed goes on'
      """;

  private final Connection connection;

  /** A ledger in the connection's current database, made there when absent. */
  MigrationLedger(Connection connection) throws SQLException {
    this.connection = connection;
    execute(MIGRATIONS);
    execute(STEPS);
  }

  /** Files applied to their end, by version. */
  List<MigrationRecord> applied() throws SQLException {
    return records("SELECT version, name, checksum FROM schema_migrations ORDER BY version");
  }

  /** The contents a version was begun with, normally none or one. */
  List<MigrationRecord> begun(int version) throws SQLException {
    return records(
        "SELECT DISTINCT version, name, checksum FROM schema_migration_steps WHERE version = "
            + version);
  }

  /** Number of the last statement of a version that was begun; 0 when none was. */
  int lastBegun(int version) throws SQLException {
    return number("SELECT max(statement) FROM schema_migration_steps WHERE version = " + version);
  }

  /** True when a statement was sent and nothing is known of the engine's answer. */
  boolean isInDoubt(int version, int statement) throws SQLException {
    String difference =
        "SELECT toInt32(countIf(state = 'begun')) - toInt32(countIf(state = 'refused'))"
            + " FROM schema_migration_steps WHERE version = %s AND statement = %s";
    return number(difference.formatted(version, statement)) > 0;
  }

  /** Remembers that a statement is about to be sent. */
  void recordBegun(Migration migration, int statement) throws SQLException {
    recordStep(migration, statement, "begun");
  }

  /** Remembers that the engine answered a statement with an error. */
  void recordRefused(Migration migration, int statement) throws SQLException {
    recordStep(migration, statement, "refused");
  }

  /** Remembers that all statements of a file are done. */
  void recordApplied(Migration migration) throws SQLException {
    execute(
        "INSERT INTO schema_migrations (version, name, checksum) SELECT %s, '%s', '%s'"
            .formatted(migration.version(), migration.file(), migration.checksum()));
  }

  private void recordStep(Migration migration, int statement, String state) throws SQLException {
    execute(
        "INSERT INTO schema_migration_steps (version, name, checksum, statement, state)"
            + " SELECT %s, '%s', '%s', %s, '%s'"
                .formatted(
                    migration.version(), migration.file(), migration.checksum(), statement, state));
  }

  private List<MigrationRecord> records(String query) throws SQLException {
    List<MigrationRecord> records = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        records.add(new MigrationRecord(rows.getInt(1), rows.getString(2), rows.getString(3)));
      }
    }
    return records;
  }

  private int number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
