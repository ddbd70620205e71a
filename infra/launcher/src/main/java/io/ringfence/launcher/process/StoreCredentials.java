package io.ringfence.launcher.process;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * A ClickHouse user.
 *
 * @param user its name; empty: the server's default user
 * @param password its password; may be empty
 */
public record StoreCredentials(String user, String password) {
  private static final String USER_VARIABLE = "RINGFENCE_CLICKHOUSE_USER";
  private static final String PASSWORD_VARIABLE = "RINGFENCE_CLICKHOUSE_PASSWORD";
  private static final int PASSWORD_BYTES = 24;

  /** Credentials made for one run, so that nobody else on the machine is let into its engine. */
  static StoreCredentials generated() {
    byte[] password = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(password);
    return new StoreCredentials("ringfence", HexFormat.of().formatHex(password));
  }

  /** What the person set for a server of their own. */
  static StoreCredentials of(Map<String, String> environment) {
    return new StoreCredentials(
        environment.getOrDefault(USER_VARIABLE, ""),
        environment.getOrDefault(PASSWORD_VARIABLE, ""));
  }

  /** The variables in which children expect them; none for the server's default user. */
  Map<String, String> environment() {
    return user.isBlank() ? Map.of() : Map.of(USER_VARIABLE, user, PASSWORD_VARIABLE, password);
  }

  /** The user as the server calls it. */
  String effectiveUser() {
    return user.isBlank() ? "default" : user;
  }

  /** Without the password, so that it may be printed. */
  @Override
  public String toString() {
    return "user " + effectiveUser();
  }
}
