package io.ringfence.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.TestIssuer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class IssuerHealthTest {
  @Test
  void anIssuerWhoseKeysCannotBeHadIsDownAndSaysWhich() throws IOException {
    TestIssuer issuer = TestIssuer.start();
    TokenTrust trust = new TokenTrust.IdentityProvider(issuer.name(), null, null);
    assertThat(IssuerHealth.now(trust).getStatus()).isEqualTo(Status.UP);

    issuer.close();

    Health health = IssuerHealth.now(trust);
    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.getDetails().get("reason"))
        .asString()
        .startsWith("the keys of " + issuer.name() + " cannot be had");
  }
}
