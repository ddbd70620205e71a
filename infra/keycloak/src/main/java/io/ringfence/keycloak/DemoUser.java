package io.ringfence.keycloak;

import java.util.Locale;

/**
 * The people of the demonstration realm. Their passwords are made when a server starts.
 *
 * @see KeycloakServer#password
 */
public enum DemoUser {
  /** Risk desk of macro. */
  DANA_DESK,
  /** Portfolio manager of macro and carry. */
  PABLO_MANAGER,
  /** A second portfolio manager of the same desks: nobody approves what he proposed. */
  MIRA_MANAGER,
  /** Compliance, all desks. */
  CARLA_COMPLIANCE,
  /** Risk administrator, all desks. */
  RAVI_ADMIN;

  /** The name to log in with. */
  public String login() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** The variable by which the realm file names the password. */
  String passwordVariable() {
    return "RINGFENCE_PASSWORD_" + name();
  }
}
