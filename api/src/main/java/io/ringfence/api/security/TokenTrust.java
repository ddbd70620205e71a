package io.ringfence.api.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose signatures are believed. There is no third way: a server without one does not start. */
public sealed interface TokenTrust {
  /** Environment variable with the issuer, as its tokens write it in {@code iss}. */
  String ISSUER_VARIABLE = "RINGFENCE_ISSUER_URI";

  /** Environment variable with the address of the issuer's keys, where it is not discovered. */
  String KEYS_VARIABLE = "RINGFENCE_JWKS_URI";

  /** Environment variable with the path of a public key file. */
  String PUBLIC_KEY_VARIABLE = "RINGFENCE_JWT_PUBLIC_KEY";

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
   */
  record IdentityProvider(String issuer, @Nullable URI keys) implements TokenTrust {}

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
   * @throws IllegalArgumentException when neither is named, an address is none, or the file holds
   *     no RSA public key of at least 2048 bits in PEM ({@code -----BEGIN PUBLIC KEY-----})
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
    return issuer
        .map(text -> new IdentityProvider(address(ISSUER_VARIABLE, text).toString(), keys))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "nobody could be let in: set %s to an identity provider's address or %s to a"
                            .formatted(ISSUER_VARIABLE, PUBLIC_KEY_VARIABLE)
                        + " public key file"));
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
