package io.ringfence.contracts.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Brings a ClickHouse database to the tables of this build. Applying twice changes nothing; a file
 * that was applied and has since been changed, renamed, reordered or removed is refused before any
 * statement is sent.
 *
 * <p>A run may be killed at any moment. ClickHouse has no transaction over definitions, so progress
 * is kept statement by statement: before each one a row says that it is about to be sent. The next
 * run skips the statements before the last such row and sends that one again; when the engine then
 * answers that it was done before (the table exists), that is taken as done, but only when nothing
 * is known of the first answer. A statement the engine refused stays refused until it succeeds.
 *
 * <p>One runner at a time per database; two at once end with one clear error, not with mixed
 * tables.
 */
public final class MigrationRunner {
  private static final Pattern DATABASE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

  private final List<Migration> migrations;

  MigrationRunner(List<Migration> migrations) {
    this.migrations = MigrationFiles.inOrder(migrations);
  }

  /**
   * A runner for the files {@code clickhouse/V###__name.sql} on the class path.
   *
   * @throws MigrationException when a file is missing, badly named or cannot be cut into statements
   */
  public static MigrationRunner ofClassPath() {
    return new MigrationRunner(MigrationFiles.onClassPath());
  }

  /**
   * Creates the database when absent and applies every file that was not applied yet. The
   * connection must be to the same server but not necessarily to that database; its own current
   * database is the same afterwards.
   *
   * @param connection an open connection of a ClickHouse driver whose {@code setSchema} chooses the
   *     current database (clickhouse-jdbc does); left open
   * @param database letters, digits and underscores, at most 64
   * @return what was done
   * @throws MigrationException when an applied file differs from this build's, or a statement fails
   * @throws SQLException when the server cannot be asked
   */
  public MigrationReport apply(Connection connection, String database) throws SQLException {
    if (!DATABASE.matcher(database).matches()) {
      throw new MigrationException("database must be a plain name, was " + database);
    }
    execute(connection, "CREATE DATABASE IF NOT EXISTS " + database);
    String before = connection.getSchema();
    connection.setSchema(database);
    try {
      return applyTo(connection, new MigrationLedger(connection), database);
    } finally {
      connection.setSchema(before);
    }
  }

  private MigrationReport applyTo(Connection connection, MigrationLedger ledger, String database)
      throws SQLException {
    List<MigrationRecord> applied = ledger.applied();
    AppliedMigrations.refuseDifferences(database, applied, migrations);
    List<String> now = new ArrayList<>();
    for (Migration migration : migrations.subList(applied.size(), migrations.size())) {
      AppliedMigrations.refuseOtherContent(database, ledger.begun(migration.version()), migration);
      apply(connection, ledger, migration);
      now.add(migration.file());
    }
    return new MigrationReport(now, applied.stream().map(MigrationRecord::file).toList());
  }

  private static void apply(Connection connection, MigrationLedger ledger, Migration migration)
      throws SQLException {
    int first = Math.max(1, ledger.lastBegun(migration.version()));
    for (int number = first; number <= migration.statements().size(); number++) {
      apply(connection, ledger, migration, number);
    }
    ledger.recordApplied(migration);
  }

  private static void apply(
      Connection connection, MigrationLedger ledger, Migration migration, int number)
      throws SQLException {
    String statement = migration.statements().get(number - 1);
    boolean inDoubt = ledger.isInDoubt(migration.version(), number);
    ledger.recordBegun(migration, number);
    try {
      execute(connection, statement);
    } catch (SQLException e) {
      if (inDoubt && Verb.of(migration.file(), statement).wasDoneBefore(e.getErrorCode())) {
        return;
      }
      // Without a code of the engine its answer is unknown, and the statement stays in doubt.
      if (e.getErrorCode() > 0) {
        ledger.recordRefused(migration, number);
      }
      throw new MigrationException(
          "%s, statement %s of %s failed: %s"
              .formatted(migration.file(), number, migration.statements().size(), e.getMessage()),
          e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
