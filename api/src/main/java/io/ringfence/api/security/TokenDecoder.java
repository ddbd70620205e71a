package io.ringfence.api.security;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** What makes a token good: signature, type, time, issuer and audience. */
final class TokenDecoder {
  /** The audience every token must name. */
  static final String AUDIENCE = "ringfence-api";

  /**
   * The one algorithm. It is chosen here and never by the token, so a token cannot ask to be
   * checked with another, or with none.
   */
  private static final SignatureAlgorithm ALGORITHM = SignatureAlgorithm.RS256;

  /** How far the clocks of issuer and server may lie apart. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  /** How long a token may be good for, whatever the issuer says. */
  static final Duration LONGEST_LIFE = Duration.ofHours(1);

  /** The client whose logouts the issuer reports. */
  private static final String DASHBOARD = "ringfence-dashboard";

  private TokenDecoder() {}

  /** A decoder of callers' tokens that believes what the trust says. */
  static JwtDecoder of(TokenTrust trust, EndedSessions ended) {
    return new CheckedTokens(
        decoder(trust, _ -> OAuth2TokenValidatorResult.success()),
        rules(trust.issuer(), ended),
        Ticker.systemTicker());
  }

  /** A decoder of the tokens by which the issuer reports a logout. */
  static JwtDecoder ofLogouts(TokenTrust trust) {
    JwtTimestampValidator time = new JwtTimestampValidator(CLOCK_SKEW);
    time.setAllowEmptyExpiryClaim(false);
    return decoder(
        trust,
        new DelegatingOAuth2TokenValidator<>(
            new JwtTypeValidator("logout+jwt", "JWT"),
            time,
            new JwtIssuerValidator(trust.issuer()),
            new JwtAudienceValidator(DASHBOARD)));
  }

  private static JwtDecoder decoder(TokenTrust trust, OAuth2TokenValidator<Jwt> rules) {
    NimbusJwtDecoder decoder =
        switch (trust) {
          case TokenTrust.SigningKey(_, var key) ->
              NimbusJwtDecoder.withPublicKey(key).signatureAlgorithm(ALGORITHM).build();
          case TokenTrust.IdentityProvider provider ->
              NimbusJwtDecoder.withJwkSource(IssuerKeys.of(provider))
                  .jwsAlgorithm(ALGORITHM)
                  .build();
        };
    decoder.setJwtValidator(rules);
    return decoder;
  }

  private static OAuth2TokenValidator<Jwt> rules(String issuer, EndedSessions ended) {
    JwtTimestampValidator time = new JwtTimestampValidator(CLOCK_SKEW);
    time.setAllowEmptyExpiryClaim(false);
    JwtTypeValidator type = new JwtTypeValidator("JWT", "at+jwt");
    type.setAllowEmpty(true);
    return new DelegatingOAuth2TokenValidator<>(
        type,
        time,
        new JwtIssuerValidator(issuer),
        new JwtAudienceValidator(AUDIENCE),
        token -> judge(token, ended));
  }

  /** What the standard rules do not know of: too long a life, a session that has ended. */
  private static OAuth2TokenValidatorResult judge(Jwt token, EndedSessions ended) {
    Instant issued = token.getIssuedAt();
    Instant expires = token.getExpiresAt();
    if (issued != null && expires != null && issued.plus(LONGEST_LIFE).isBefore(expires)) {
      return refused("exp must be at most " + LONGEST_LIFE.toMinutes() + " minutes after iat");
    }
    if (ended.isEnded(token.getClaimAsString("sid"), issued)) {
      return refused("The session of the token has ended");
    }
    return OAuth2TokenValidatorResult.success();
  }

  private static OAuth2TokenValidatorResult refused(String reason) {
    return OAuth2TokenValidatorResult.failure(
        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, reason, null));
  }
}
