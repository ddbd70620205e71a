package io.ringfence.keycloak;

import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Passwords of one server, made when it is made and nowhere written but into its own database.
 *
 * @param passwords of the demonstration's people
 * @param service secret of the confidential client
 * @param admin password of the server's administrator
 */
record Secrets(Map<DemoUser, String> passwords, String service, String admin) {
  /** Without the letters and digits that people mistake for one another. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  /** More than 110 bits. */
  private static final int LENGTH = 20;

  static Secrets make() {
    SecureRandom random = new SecureRandom();
    Map<DemoUser, String> passwords = new EnumMap<>(DemoUser.class);
    for (DemoUser user : DemoUser.values()) {
      passwords.put(user, secret(random));
    }
    return new Secrets(passwords, secret(random), secret(random));
  }

  private static String secret(SecureRandom random) {
    StringBuilder text = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  /** As the realm file and the server ask for them. */
  Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>();
    passwords.forEach((user, password) -> variables.put(user.passwordVariable(), password));
    variables.put("RINGFENCE_SERVICE_SECRET", service);
    variables.put("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakServer.ADMIN);
    variables.put("KC_BOOTSTRAP_ADMIN_PASSWORD", admin);
    return variables;
  }

  @Override
  public String toString() {
    return "Secrets[not shown]";
  }
}
