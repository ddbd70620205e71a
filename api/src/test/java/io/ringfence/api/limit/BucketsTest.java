package io.ringfence.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Buckets on a clock that stands until it is told to move. */
class BucketsTest {
  private static final Rate RATE = new Rate(4, 10);

  private final Clock clock = new Clock();
  private final Buckets buckets = new Buckets(RATE, 100, clock);

  /** A clock of tests. */
  private static final class Clock implements TimeMeter {
    private long nanos = 1;

    void pass(Duration time) {
      nanos += time.toNanos();
    }

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  @Test
  void anAskerMayAskABurstAtOnceAndThenIsToldWhenToComeBack() {
    for (int asked = 0; asked < RATE.burst(); asked++) {
      assertThat(buckets.of("kim").take()).as("request %s", asked).isZero();
    }
    assertThat(buckets.of("kim").take()).isEqualTo(Duration.ofMillis(250));
    clock.pass(Duration.ofMillis(250));
    assertThat(buckets.of("kim").take()).isZero();
    assertThat(buckets.of("kim").take()).isPositive();
  }

  @Test
  void whatOneTakesNobodyElseMisses() {
    while (buckets.of("kim").take().isZero()) {
      // Until its bucket is empty.
    }
    assertThat(buckets.of("ada").take()).isZero();
  }

  @Test
  void noTimeFillsABucketAboveItsBurst() {
    buckets.of("kim").take();
    clock.pass(Duration.ofDays(1));
    int taken = 0;
    while (buckets.of("kim").take().isZero()) {
      taken++;
    }
    assertThat(taken).isEqualTo(RATE.burst());
  }

  @Test
  void moreAskersThanFitAreForgottenAndTakeNoMemory() {
    for (int asker = 0; asker < 10_000; asker++) {
      buckets.of("asker-" + asker).take();
    }
    buckets.forgetTheRest();
    assertThat(buckets.size()).isLessThanOrEqualTo(100);
  }

  @Test
  void aRowOfRefusalsIsWrittenDownOnceAndAgainAfterAWhile() {
    Buckets.Held kim = buckets.of("kim");
    assertThat(kim.isToBeWrittenDown()).isTrue();
    assertThat(kim.isToBeWrittenDown()).isFalse();
    clock.pass(Duration.ofSeconds(9));
    assertThat(kim.isToBeWrittenDown()).isFalse();
    clock.pass(Duration.ofSeconds(1));
    assertThat(kim.isToBeWrittenDown()).isTrue();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "10.1.2.3,                10.1.2.3",
    "2001:db8:1:2:3:4:5:6,    20010db800010002",
    "2001:db8:1:2::9,         20010db800010002",
    "::1,                     0000000000000000",
    "no address,              no address"
  })
  void aNetworkOfVersionSixIsOneAsker(String address, String name) {
    assertThat(Address.name(address)).isEqualTo(name);
  }

  @Test
  void aRateWithoutTokensIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rate(0, 1))
        .withMessage("perSecond must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rate(1, 0))
        .withMessage("burst must be at least 1, was 0");
  }
}
