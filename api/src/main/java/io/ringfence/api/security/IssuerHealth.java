package io.ringfence.api.security;

import io.ringfence.api.health.RecentHealth;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the issuer's keys can be had now, and why not. Tokens are judged by keys that were had
 * before for another hour, so a server without its issuer still answers; what it decides centrally
 * is refused.
 */
final class IssuerHealth {
  private static final Duration GOOD_FOR = Duration.ofSeconds(5);

  private IssuerHealth() {}

  /** Looks at who is trusted, at most once in five seconds. */
  static HealthIndicator of(TokenTrust trust) {
    return new RecentHealth(() -> now(trust), GOOD_FOR);
  }

  static Health now(TokenTrust trust) {
    return switch (trust) {
      case TokenTrust.SigningKey _ ->
          RecentHealth.none("tokens are signed by a key of this machine");
      case TokenTrust.IdentityProvider issuer ->
          IssuerKeys.complaint(issuer).map(RecentHealth::down).orElseGet(Health.up()::build);
    };
  }
}
