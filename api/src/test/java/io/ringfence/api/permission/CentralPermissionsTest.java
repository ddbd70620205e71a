package io.ringfence.api.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.security.TokenTrust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CentralPermissionsTest {
  private static final Duration BELIEVED = Duration.ofSeconds(30);

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicLong now = new AtomicLong();
  private volatile boolean says = true;
  private volatile boolean away;
  private final CentralPermissions permissions =
      new CentralPermissions(this::answer, BELIEVED, now::get);

  private boolean answer(String token, Action action, String resource) {
    asked.incrementAndGet();
    if (away) {
      throw new ApiException(ErrorCode.ISSUER_UNAVAILABLE, "away");
    }
    return says;
  }

  private boolean permits(String token) {
    return permissions.permits(token, Action.APPROVE, "alpha");
  }

  @Test
  void aWordIsBelievedForItsTimeAndNoLonger() {
    assertThat(permits("t")).isTrue();
    says = false;
    now.addAndGet(BELIEVED.toNanos() - 1);
    assertThat(permits("t")).isTrue();
    now.addAndGet(1);
    assertThat(permits("t")).isFalse();
    says = true;
    assertThat(permits("t")).as("a no is believed as long").isFalse();
    now.addAndGet(BELIEVED.toNanos());
    assertThat(permits("t")).isTrue();
  }

  @Test
  void aWordIsOfOneTokenOneActionAndOneDesk() {
    assertThat(permits("t")).isTrue();
    says = false;
    assertThat(permits("another")).isFalse();
    assertThat(permissions.permits("t", Action.SIGN, "alpha")).isFalse();
    assertThat(permissions.permits("t", Action.APPROVE, "beta")).isFalse();
    assertThat(permits("t")).isTrue();
  }

  @Test
  void withoutAWordTheAnswerIsNeverYesAndIsAskedForAgain() {
    assertThat(permits("t")).isTrue();
    away = true;
    assertThat(permits("t")).as("its word is young enough").isTrue();
    now.addAndGet(BELIEVED.toNanos());
    for (int again = 0; again < 3; again++) {
      assertThatThrownBy(() -> permits("t")).isInstanceOf(ApiException.class);
    }
    assertThat(asked).hasValue(4);
    away = false;
    assertThat(permits("t")).isTrue();
  }

  @Test
  void wordsAreForgottenRatherThanKeptWithoutABound() {
    for (int token = 0; token < 3 * CentralPermissions.MOST; token++) {
      permits("token " + token);
    }
    assertThat(permissions.remembered()).isLessThanOrEqualTo(CentralPermissions.MOST);
    assertThat(asked).hasValue(3 * CentralPermissions.MOST);
  }

  @Test
  void anIssuerThatIsGoneDecidesNothing() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    String issuer = "http://127.0.0.1:%s/realms/ringfence".formatted(closed);
    KeycloakAuthority gone =
        KeycloakAuthority.of(new TokenTrust.IdentityProvider(issuer, null, BELIEVED));
    assertThatThrownBy(() -> gone.permits("t", Action.SIGN, "alpha"))
        .isInstanceOfSatisfying(
            ApiException.class,
            it -> assertThat(it.code()).isEqualTo(ErrorCode.ISSUER_UNAVAILABLE));
  }
}
