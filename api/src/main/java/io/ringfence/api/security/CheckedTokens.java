package io.ringfence.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Objects;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Judges each token anew each time, but checks the signature of the same text once in {@link
 * #BELIEVED}: reading a token and the arithmetic of its signature were a fifth of what a small
 * answer costs. Time, session, issuer and audience are looked at every time, so that a token that
 * has ended is refused at once; a key the issuer takes back is believed that much longer. What is
 * refused is not remembered. Tokens are found by their digest, for looking for a text compares it
 * with secrets. Safe for several threads.
 */
final class CheckedTokens implements JwtDecoder {
  /** How long a signature that was good is believed. */
  static final Duration BELIEVED = Duration.ofSeconds(30);

  /** Tokens that are remembered at most, some kilobytes each. */
  private static final int MOST = 2_000;

  private final JwtDecoder signatures;
  private final OAuth2TokenValidator<Jwt> rules;
  private final Cache<String, Jwt> checked;

  /**
   * Nothing is remembered yet.
   *
   * @param signatures reads a token and checks its signature, nothing else
   * @param rules what a token must be beside well signed
   * @param ticker the clock of what is remembered
   */
  CheckedTokens(JwtDecoder signatures, OAuth2TokenValidator<Jwt> rules, Ticker ticker) {
    this.signatures = signatures;
    this.rules = rules;
    this.checked =
        Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(BELIEVED).ticker(ticker).build();
  }

  @Override
  public Jwt decode(String token) {
    Jwt jwt = signed(token);
    OAuth2TokenValidatorResult result = rules.validate(jwt);
    if (result.hasErrors()) {
      throw new JwtValidationException(reason(result.getErrors()), result.getErrors());
    }
    return jwt;
  }

  /** Two who bring the same token at the same time may both have it checked. */
  private Jwt signed(String token) {
    String digest = digest(token);
    Jwt known = checked.getIfPresent(digest);
    if (known != null) {
      return known;
    }
    Jwt jwt = signatures.decode(token);
    checked.put(digest, jwt);
    return jwt;
  }

  private static String reason(Collection<OAuth2Error> errors) {
    return errors.stream()
        .map(OAuth2Error::getDescription)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("the token breaks a rule");
  }

  private static String digest(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
