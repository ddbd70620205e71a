package io.ringfence.clickhouse.http;

/**
 * The one user that may speak to the engine.
 *
 * @param user name; not blank
 * @param password its password; may be empty
 */
public record Credentials(String user, String password) {
  /** Checks the name. */
  public Credentials {
    if (user.isBlank()) {
      throw new IllegalArgumentException("user must not be blank, was '" + user + "'");
    }
  }

  /** Names the user only. */
  @Override
  public String toString() {
    return "Credentials[user=" + user + "]";
  }
}
