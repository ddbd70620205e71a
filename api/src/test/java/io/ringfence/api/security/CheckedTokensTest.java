package io.ringfence.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class CheckedTokensTest {
  private final List<String> signatures = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicReference<String> broken = new AtomicReference<>("");
  private final CheckedTokens tokens = new CheckedTokens(this::checked, this::judged, nanos::get);

  private Jwt checked(String token) {
    signatures.add(token);
    if (!token.startsWith("good")) {
      throw new BadJwtException("the signature must be the issuer's");
    }
    return Jwt.withTokenValue(token).header("alg", "RS256").expiresAt(Instant.EPOCH).build();
  }

  private OAuth2TokenValidatorResult judged(Jwt token) {
    return broken.get().isEmpty()
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(
            new OAuth2Error("invalid_token"), new OAuth2Error("invalid_token", broken.get(), null));
  }

  @Test
  void aSignatureIsCheckedOnceInHalfAMinute() {
    for (int time = 0; time < 5; time++) {
      assertThat(tokens.decode("good a").getTokenValue()).isEqualTo("good a");
    }
    assertThat(signatures).containsExactly("good a");
    nanos.addAndGet(CheckedTokens.BELIEVED.toNanos());
    tokens.decode("good a");
    assertThat(signatures).containsExactly("good a", "good a");
  }

  @Test
  void anotherTextIsAnotherToken() {
    tokens.decode("good a");
    assertThat(tokens.decode("good b").getTokenValue()).isEqualTo("good b");
    assertThat(signatures).containsExactly("good a", "good b");
  }

  @Test
  void aTokenThatBreaksARuleByNowIsRefusedAlthoughItsSignatureIsRemembered() {
    tokens.decode("good a");
    broken.set("The session of the token has ended");
    assertThatThrownBy(() -> tokens.decode("good a"))
        .isInstanceOf(JwtValidationException.class)
        .hasMessage("The session of the token has ended");
    broken.set("");
    assertThat(tokens.decode("good a").getTokenValue()).isEqualTo("good a");
    assertThat(signatures).containsExactly("good a");
  }

  @Test
  void aForgedTokenIsCheckedEachTimeAndNeverRemembered() {
    for (int time = 0; time < 3; time++) {
      assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
    }
    assertThat(signatures).hasSize(3);
  }
}
