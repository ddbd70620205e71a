package io.ringfence.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.SeededPositions;
import io.ringfence.api.SeededRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Single positions from memory. */
@OnApi
class LivePositionTest {
  private static final String LIVE = "/v1/live/positions/";

  private final RunningApi api;

  LivePositionTest(RunningApi api) {
    this.api = api;
  }

  @Test
  void itIsThePositionOfTheNewestRunAsTheStoreHasItAndSaysHowOldItIs() {
    Answer live = api.get(LIVE + SeededPositions.NEAR, api.desk("alpha2"));
    assertThat(live.status()).as(live.text()).isEqualTo(200);
    Answer stored =
        api.get(
            "/v1/positions/" + SeededPositions.NEAR + "?run=" + SeededRuns.CRASH,
            api.desk("alpha2"));
    assertThat(live.json().at("/run").stringValue()).isEqualTo(SeededRuns.CRASH);
    assertThat(live.json().at("/position/terms")).isEqualTo(stored.json().at("/position/terms"));
    assertThat(live.json().at("/position/position").stringValue()).isEqualTo(SeededPositions.NEAR);
    assertThat(live.json().at("/ageMillis").longValue()).isNotNegative();
    assertThat(Instant.parse(live.json().at("/seenAt").stringValue())).isBefore(Instant.now());
  }

  @Test
  void anotherDesksPositionIsUnknownLikeOneThatIsNotThere() {
    Answer foreign = api.get(LIVE + "binance/b/BTCUSDT/short", api.desk("alpha2"));
    Answer none = api.get(LIVE + "binance/nobody/BTCUSDT/short", api.desk("alpha2"));
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.code()).isEqualTo("POSITION_UNKNOWN").isEqualTo(none.code());
    assertThat(foreign.text()).doesNotContain("beta", "59000");
  }

  @Test
  void whatIsTooOldIsWaitedForAndNotShown() throws Exception {
    LastLook looks = new LastLook();
    Instant now = Instant.parse("2026-01-01T00:00:10Z");
    looks.put(new LastLook.Look("run", now, now.minusSeconds(6), true));
    assertThat(looks.notBefore(now.minusSeconds(5), Duration.ZERO)).isEmpty();
    try (ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Optional<LastLook.Look>> answer =
          waiting.submit(() -> looks.notBefore(now.minusSeconds(5), Duration.ofMinutes(2)));
      looks.put(new LastLook.Look("run", now, now, true));
      assertThat(answer.get()).map(LastLook.Look::at).contains(now);
    }
  }

  @Test
  void aBoardThatGoesOverToAnotherRunIsNotTakenForTheOldOne() {
    LastLook looks = new LastLook();
    LastLook.Look old = new LastLook.Look("old", null, Instant.EPOCH, true);
    looks.put(old);
    assertThat(looks.isOf(old)).isTrue();
    looks.forget();
    assertThat(looks.isOf(old)).isFalse();
    looks.put(new LastLook.Look("new", null, Instant.EPOCH, true));
    assertThat(looks.isOf(old)).isFalse();
  }
}
