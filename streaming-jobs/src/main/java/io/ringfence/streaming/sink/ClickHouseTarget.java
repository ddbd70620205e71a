package io.ringfence.streaming.sink;

import java.io.Serializable;
import java.net.URI;

/**
 * Where rows go. User and password are not part of it: they stay in the environment, {@value
 * #USER_VARIABLE} and {@value #PASSWORD_VARIABLE}.
 *
 * @param url HTTP address of the server
 * @param database database of the tables
 * @param runId the run the rows belong to
 */
public record ClickHouseTarget(URI url, String database, String runId) implements Serializable {
  /** Environment variable of the user; absent: none is sent. */
  public static final String USER_VARIABLE = "RINGFENCE_CLICKHOUSE_USER";

  /** Environment variable of the password; absent: empty. */
  public static final String PASSWORD_VARIABLE = "RINGFENCE_CLICKHOUSE_PASSWORD";
}
