package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyRegisterTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");
  private static final Instant REVOKED = Instant.parse("2026-06-01T00:00:00Z");
  private static final KeyRegister KEYS =
      new KeyRegister(
          List.of(
              new KeyRegister.Entry("good", FROM, TO, Optional.empty()),
              new KeyRegister.Entry("gone", FROM, TO, Optional.of(REVOKED))));

  private static void signs(String key, Instant at) {
    assertThatCode(() -> KEYS.requireMaySign(key, at)).doesNotThrowAnyException();
  }

  private static void refused(String key, Instant at, String why) {
    assertThatIllegalStateException()
        .isThrownBy(() -> KEYS.requireMaySign(key, at))
        .withMessageContaining(why);
  }

  @Test
  void aKeySignsFromTheFirstInstantOfItsTimeUntilBeforeTheLast() {
    signs("good", FROM);
    signs("good", TO.minusNanos(1));
    refused("good", FROM.minusNanos(1), "may sign from " + FROM + " until " + TO);
    refused("good", TO, "not at " + TO);
  }

  @Test
  void aRevokedKeySignsNothingFromThatInstantOnAndAnUnknownOneNeverDoes() {
    signs("gone", REVOKED.minusNanos(1));
    refused("gone", REVOKED, "was revoked at " + REVOKED);
    refused("other", FROM, "is not registered");
  }
}
