package io.ringfence.api.permission;

import com.github.benmanes.caffeine.cache.Ticker;
import io.ringfence.api.security.TokenTrust;
import io.ringfence.domain.quantity.NodePath;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who decides, by whose tokens are believed. */
@Configuration(proxyBeanMethods = false)
class PermissionConfiguration {
  @Bean
  DeskPermissions deskPermissions(TokenTrust trust) {
    return switch (trust) {
      case TokenTrust.SigningKey _ -> PermissionConfiguration::byClaims;
      case TokenTrust.IdentityProvider issuer -> of(issuer);
    };
  }

  private static DeskPermissions of(TokenTrust.IdentityProvider issuer) {
    Duration believed = issuer.decisionsBelieved();
    return believed == null
        ? PermissionConfiguration::byClaims
        : new CentralPermissions(KeycloakAuthority.of(issuer), believed, Ticker.systemTicker());
  }

  /** Nobody else can be asked: roles and desks of the token were held to their rules already. */
  private static void byClaims(Action action, NodePath node) {}
}
