package io.ringfence.launcher.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who somebody says they are, for the API of this machine.
 *
 * @param caller name of the caller
 * @param roles roles, as the API names them
 * @param desks desks; {@code *} stands for all
 */
public record LocalToken(String caller, List<String> roles, List<String> desks) {
  /** {@code iss} of the tokens; the API expects it where it is given a key file. */
  public static final String ISSUER = "urn:ringfence:local";

  /** How long a token is good. */
  public static final Duration LIFETIME = Duration.ofMinutes(15);

  private static final String AUDIENCE = "ringfence-api";

  /** Copies the lists. */
  public LocalToken {
    roles = List.copyOf(roles);
    desks = List.copyOf(desks);
  }

  /**
   * Signs the token with the key of the running API.
   *
   * @return the token; empty where no API runs
   * @throws IOException when the key cannot be read
   */
  public Optional<String> sign(KeyFolder folder, Instant now) throws IOException {
    if (!folder.isInUse()) {
      return Optional.empty();
    }
    try {
      SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims(now));
      token.sign(new RSASSASigner(PrivateKeyPem.read(folder.privateKey())));
      return Optional.of(token.serialize());
    } catch (JOSEException e) {
      throw new IOException("the token cannot be signed: " + e.getMessage(), e);
    }
  }

  private JWTClaimsSet claims(Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject(caller)
        .jwtID(UUID.randomUUID().toString())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(LIFETIME)))
        // Whoever has the key has just shown that they may use it.
        .claim("auth_time", now.getEpochSecond())
        .claim("roles", roles)
        .claim("desks", desks)
        .build();
  }
}
