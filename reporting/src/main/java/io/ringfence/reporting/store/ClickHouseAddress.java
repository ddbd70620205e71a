package io.ringfence.reporting.store;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where ClickHouse answers and as whom it is asked.
 *
 * @param http address of the HTTP interface, {@code http} or {@code https}, without a path
 * @param database database that holds the tables
 * @param user name of the user
 * @param password the user's password; may be empty
 */
public record ClickHouseAddress(URI http, String database, String user, String password) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final String DEFAULT_USER = "default";

  public ClickHouseAddress {
    if (http.getHost() == null || !("http".equals(http.getScheme()) || isSecure(http))) {
      throw new IllegalArgumentException(
          "ClickHouse's address must be http://host:port or https://host:port, was " + http);
    }
    if (!NAME.matcher(database).matches()) {
      throw new IllegalArgumentException(
          "database must be letters, digits and underscores, was " + database);
    }
  }

  /** An address whose user is ClickHouse's default one, without a password. */
  public static ClickHouseAddress withoutPassword(URI http, String database) {
    return new ClickHouseAddress(http, database, DEFAULT_USER, "");
  }

  /** The address as the JDBC driver wants it. */
  String jdbcUrl() {
    return "jdbc:clickhouse:" + http.getScheme() + "://" + http.getAuthority() + "/" + database;
  }

  /** Without the password, so that it may be printed. */
  @Override
  public String toString() {
    return http + "/" + database + " as " + user;
  }

  private static boolean isSecure(URI http) {
    return "https".equals(http.getScheme());
  }
}
