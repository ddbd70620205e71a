package io.ringfence.clickhouse.http;

import io.ringfence.clickhouse.engine.EngineException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may speak to the engine: programs of this machine, with the right password if one is set. Web
 * pages may not: a browser would send a foreign page's request to a loopback port without asking.
 *
 * @param credentials the user to ask for; empty if every local program is welcome
 */
record Doorkeeper(Optional<Credentials> credentials) {
  /** ClickHouse's code for a wrong user or password. */
  static final int AUTHENTICATION_FAILED = 516;

  /** ClickHouse's code for something a user may not do. */
  static final int ACCESS_DENIED = 497;

  private static final Set<String> LOCAL_HOSTS = Set.of("127.0.0.1", "localhost");

  /**
   * Lets a request pass.
   *
   * @throws EngineException if it may not
   */
  void check(SentHeaders headers) {
    String host = headers.first("Host");
    if (headers.first("Origin") != null || host == null || !LOCAL_HOSTS.contains(name(host))) {
      throw EngineException.of(
          ACCESS_DENIED, "ACCESS_DENIED", "The embedded engine serves programs of this machine");
    }
    if (credentials.isPresent() && !isRight(credentials.get(), headers)) {
      throw EngineException.of(
          AUTHENTICATION_FAILED, "AUTHENTICATION_FAILED", "The user or the password is wrong");
    }
  }

  private static String name(String host) {
    int colon = host.indexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }

  private static boolean isRight(Credentials wanted, SentHeaders headers) {
    String user = headers.first("X-ClickHouse-User");
    byte[] shown =
        user == null
            ? basic(headers.first("Authorization"))
            : (user + ":" + headers.first("X-ClickHouse-Key"))
                .getBytes(StandardCharsets.ISO_8859_1);
    byte[] expected = (wanted.user() + ":" + wanted.password()).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, shown);
  }

  private static byte[] basic(@Nullable String authorisation) {
    if (authorisation == null || !authorisation.regionMatches(true, 0, "Basic ", 0, 6)) {
      return new byte[0];
    }
    try {
      return Base64.getDecoder().decode(authorisation.substring(6).strip());
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
