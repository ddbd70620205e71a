package io.ringfence.api.security;

import java.time.Duration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
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

  private TokenDecoder() {}

  /** A decoder that believes what the trust says. */
  static JwtDecoder of(TokenTrust trust) {
    NimbusJwtDecoder decoder =
        switch (trust) {
          case TokenTrust.SigningKey(_, var key) ->
              NimbusJwtDecoder.withPublicKey(key).signatureAlgorithm(ALGORITHM).build();
          case TokenTrust.IdentityProvider provider ->
              NimbusJwtDecoder.withJwkSource(IssuerKeys.of(provider))
                  .jwsAlgorithm(ALGORITHM)
                  .build();
        };
    decoder.setJwtValidator(rules(trust.issuer()));
    return decoder;
  }

  private static OAuth2TokenValidator<Jwt> rules(String issuer) {
    JwtTimestampValidator time = new JwtTimestampValidator(CLOCK_SKEW);
    time.setAllowEmptyExpiryClaim(false);
    JwtTypeValidator type = new JwtTypeValidator("JWT", "at+jwt");
    type.setAllowEmpty(true);
    return new DelegatingOAuth2TokenValidator<>(
        type, time, new JwtIssuerValidator(issuer), new JwtAudienceValidator(AUDIENCE));
  }
}
