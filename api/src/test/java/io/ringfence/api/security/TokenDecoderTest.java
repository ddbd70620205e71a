package io.ringfence.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.api.TestIssuer;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class TokenDecoderTest {
  @Test
  void anIssuerThatSignsWithANewKeyIsFollowedOnceAndThenNotAskedAgain() throws IOException {
    try (TestIssuer issuer = TestIssuer.start()) {
      JwtDecoder tokens = TokenDecoder.of(provider(issuer), new EndedSessions(10));
      assertThat(tokens.decode(issuer.token(claims -> claims)).getSubject()).isEqualTo("b7c1");
      issuer.rotate("second");
      assertThat(tokens.decode(issuer.token(claims -> claims)).getSubject()).isEqualTo("b7c1");
      assertThat(tokens.decode(issuer.token(claims -> claims)).getSubject()).isEqualTo("b7c1");
      assertThat(issuer.asked()).isEqualTo(2);
    }
  }

  @Test
  void tokensOfUnknownKeysDoNotMakeTheServerAskTheIssuerAgainAndAgain() throws IOException {
    try (TestIssuer issuer = TestIssuer.start()) {
      JwtDecoder tokens = TokenDecoder.of(provider(issuer), new EndedSessions(10));
      tokens.decode(issuer.token(claims -> claims));
      for (int attempt = 0; attempt < 20; attempt++) {
        String forged =
            TestIssuer.signed(
                issuer.header().keyID("forged-" + attempt).build(),
                issuer.key(),
                issuer.claims().build());
        assertThatThrownBy(() -> tokens.decode(forged)).isInstanceOf(BadJwtException.class);
      }
      assertThat(issuer.asked()).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void keysThatWereFetchedOutliveTheIssuer() throws IOException {
    String token;
    JwtDecoder tokens;
    try (TestIssuer issuer = TestIssuer.start()) {
      tokens = TokenDecoder.of(provider(issuer), new EndedSessions(10));
      token = issuer.token(claims -> claims);
      tokens.decode(token);
    }
    assertThat(tokens.decode(token).getSubject()).isEqualTo("b7c1");
  }

  @Test
  void anIssuerThatIsAwayIsNoFaultOfTheToken() throws IOException {
    TestIssuer issuer = TestIssuer.start();
    String token = issuer.token(claims -> claims);
    JwtDecoder tokens = TokenDecoder.of(provider(issuer), new EndedSessions(10));
    issuer.close();
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThatThrownBy(() -> tokens.decode(token))
          .isInstanceOf(JwtException.class)
          .isNotInstanceOf(BadJwtException.class);
    }
  }

  @Test
  void aDiscoveryDocumentOfAnotherIssuerIsNotBelieved() throws IOException {
    try (TestIssuer issuer = TestIssuer.start()) {
      JwtDecoder tokens =
          TokenDecoder.of(
              new TokenTrust.IdentityProvider(issuer.name() + "/", null, null),
              new EndedSessions(10));
      assertThatThrownBy(() -> tokens.decode(issuer.token(claims -> claims)))
          .hasMessageContaining("must name it as issuer, named " + issuer.name());
    }
  }

  @Test
  void keysAreFetchedFromTheirOwnAddressWhereOneIsGiven() throws IOException {
    try (TestIssuer issuer = TestIssuer.start()) {
      URI keys = URI.create(issuer.name() + "/keys");
      JwtDecoder tokens =
          TokenDecoder.of(
              new TokenTrust.IdentityProvider(issuer.name(), keys, null), new EndedSessions(10));
      assertThat(tokens.decode(issuer.token(claims -> claims)).getSubject()).isEqualTo("b7c1");
      assertThat(issuer.asked()).isZero();
    }
  }

  private static TokenTrust provider(TestIssuer issuer) {
    return new TokenTrust.IdentityProvider(issuer.name(), null, null);
  }
}
