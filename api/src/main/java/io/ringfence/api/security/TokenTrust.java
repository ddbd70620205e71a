package io.ringfence.api.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose signatures are believed. There is no third way: a server without one does not start. */
public sealed interface TokenTrust {
  /** Environment variable with the issuer, as its tokens write it in {@code iss}. */
  String ISSUER_VARIABLE = "RINGFENCE_ISSUER_URI";

  /** Environment variable with the address of the issuer's keys, where it is not discovered. */
  String KEYS_VARIABLE = "RINGFENCE_JWKS_URI";

  /** Environment variable with the path of a public key file. */
  String PUBLIC_KEY_VARIABLE = "RINGFENCE_JWT_PUBLIC_KEY";

  /**
   * Environment variable that says who decides on approvals, overrides and signatures: {@code
   * issuer}, which is usual, or {@code token} for an issuer without authorization services.
   */
  String PERMISSIONS_VARIABLE = "RINGFENCE_PERMISSIONS";

  /** How long a decision of the issuer is believed. */
  Duration DECISIONS_BELIEVED = Duration.ofSeconds(30);

  /** The {@code iss} of tokens that are signed on this machine. */
  String LOCAL_ISSUER = "urn:ringfence:local";

  /** The {@code iss} a token must carry. */
  String issuer();

  /**
   * An identity provider whose keys are fetched when the first token comes, and again when it signs
   * with a new one.
   *
   * @param issuer {@code iss} of its tokens
   * @param keys where its keys are; absent: its discovery document says so
   * @param decisionsBelieved how long what it decides on approvals, overrides and signatures is
   *     believed; absent: it is not asked, the claims of its tokens decide
   */
  record IdentityProvider(String issuer, @Nullable URI keys, @Nullable Duration decisionsBelieved)
      implements TokenTrust {
    private static final Pattern REALM = Pattern.compile("(.+)/realms/([^/]+)(?:/.*)?");

    public IdentityProvider {
      if (decisionsBelieved != null && !REALM.matcher(asked(issuer, keys)).matches()) {
        throw new IllegalArgumentException(
            "%s must be a Keycloak realm, .../realms/NAME, or %s must be token, was %s"
                .formatted(ISSUER_VARIABLE, PERMISSIONS_VARIABLE, asked(issuer, keys)));
      }
    }

    /** The name by which it is reached from here. */
    private static String asked(String issuer, @Nullable URI keys) {
      return keys == null ? issuer : keys.toString();
    }

    /** Its realm: group 1 is the server, group 2 the name. */
    public Matcher realm() {
      Matcher realm = REALM.matcher(asked(issuer, keys));
      if (!realm.matches()) {
        throw new IllegalStateException("a realm must be asked for decisions, was " + issuer);
      }
      return realm;
    }
  }

  /**
   * One key of this machine, for use without an identity provider.
   *
   * @param issuer {@code iss} of the tokens
   * @param key verifies their signatures
   */
  record SigningKey(String issuer, RSAPublicKey key) implements TokenTrust {}

  /**
   * Reads the trust from environment variables. A key file wins over an identity provider.
   *
   * @throws IllegalArgumentException when neither is named, an address is none, the issuer is to
   *     decide and is no realm of a Keycloak, or the file holds no RSA public key of at least 2048
   *     bits in PEM ({@code -----BEGIN PUBLIC KEY-----})
   */
  static TokenTrust of(Map<String, String> environment) {
    Optional<String> issuer = named(environment, ISSUER_VARIABLE);
    Optional<String> file = named(environment, PUBLIC_KEY_VARIABLE);
    if (file.isPresent()) {
      RSAPublicKey key = PublicKeyPem.read(Path.of(file.get()));
      return new SigningKey(issuer.orElse(LOCAL_ISSUER), key);
    }
    URI keys =
        named(environment, KEYS_VARIABLE).map(text -> address(KEYS_VARIABLE, text)).orElse(null);
    Duration believed = decisionsBelieved(environment);
    return issuer
        .map(
            text -> new IdentityProvider(address(ISSUER_VARIABLE, text).toString(), keys, believed))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "nobody could be let in: set %s to an identity provider's address or %s to a"
                            .formatted(ISSUER_VARIABLE, PUBLIC_KEY_VARIABLE)
                        + " public key file"));
  }

  private static @Nullable Duration decisionsBelieved(Map<String, String> environment) {
    String who = named(environment, PERMISSIONS_VARIABLE).orElse("issuer");
    return switch (who) {
      case "issuer" -> DECISIONS_BELIEVED;
      case "token" -> null;
      case String _ ->
          throw new IllegalArgumentException(
              PERMISSIONS_VARIABLE + " must be issuer or token, was " + who);
    };
  }

  private static Optional<String> named(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
  }

  private static URI address(String variable, String text) {
    try {
      URI address = new URI(text);
      if (address.getHost() != null && ("https".equals(address.getScheme()) || isHttp(address))) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(variable + " must be an address, was " + text, e);
    }
    throw new IllegalArgumentException(variable + " must be an http(s) address, was " + text);
  }

  private static boolean isHttp(URI address) {
    return "http".equals(address.getScheme());
  }
}
