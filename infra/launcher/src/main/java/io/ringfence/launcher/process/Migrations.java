package io.ringfence.launcher.process;

import io.ringfence.contracts.migration.MigrationException;
import io.ringfence.contracts.migration.MigrationRunner;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Brings a store's database to the tables of this build. */
final class Migrations {
  private Migrations() {}

  /**
   * Applies what is missing.
   *
   * @throws CommandFailure when the store cannot be asked or holds other tables
   */
  static void apply(Store store) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl(store.url()), user(store))) {
      MigrationRunner.ofClassPath().apply(connection, Store.DATABASE);
    } catch (SQLException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "ClickHouse at " + store.url() + " cannot be asked: " + reason(e), e);
    } catch (MigrationException e) {
      throw new CommandFailure(ExitCode.FAILED, "the tables do not fit: " + reason(e), e);
    }
  }

  /** The database is created first, so the connection begins in one that is always there. */
  private static String jdbcUrl(URI url) {
    return "jdbc:clickhouse:" + url.getScheme() + "://" + url.getAuthority() + "/default";
  }

  private static Properties user(Store store) {
    Properties properties = new Properties();
    properties.setProperty("user", store.credentials().effectiveUser());
    properties.setProperty("password", store.credentials().password());
    properties.setProperty("compress", "false");
    return properties;
  }

  private static String reason(Exception failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
