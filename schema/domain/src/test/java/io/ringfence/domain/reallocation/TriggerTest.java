package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.reallocation.Trigger.Event;
import io.ringfence.domain.reallocation.Trigger.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TriggerTest {
  private static final Instant LAST = Instant.parse("2025-10-10T20:00:00Z");
  private static final Instant SOON = LAST.plus(Duration.ofMinutes(5));
  private static final InstrumentId INSTRUMENT = new InstrumentId("binance", "BTCUSDT");
  private static final String KEY = "binance/a1/BTCUSDT/long";

  private static void assertDue(Event event, Reason reason) {
    assertThat(Trigger.HOURLY.due(event, LAST)).contains(reason);
  }

  private static void assertNotDue(Event event) {
    assertThat(Trigger.HOURLY.due(event, LAST)).isEmpty();
  }

  @Test
  void anHourAfterTheLastBatchTheNextIsDueWhateverHappened() {
    assertNotDue(new Event.Tick(LAST.plus(Duration.ofMinutes(59))));
    assertDue(new Event.Tick(LAST.plus(Duration.ofHours(1))), Reason.SCHEDULE);
    assertDue(new Event.StateChanged(LAST.plus(Duration.ofHours(2)), KEY, 2, 1), Reason.SCHEDULE);
  }

  @Test
  void aStateThatGetsWorseIsAReasonABetterOneIsNot() {
    assertDue(new Event.StateChanged(SOON, KEY, 0, 1), Reason.STATE_WORSE);
    assertNotDue(new Event.StateChanged(SOON, KEY, 2, 1));
  }

  @Test
  void anotherVolatilityRegimeIsAReasonEitherWay() {
    assertDue(new Event.RegimeChanged(SOON, INSTRUMENT, 0, 2), Reason.REGIME_CHANGED);
    assertDue(new Event.RegimeChanged(SOON, INSTRUMENT, 2, 0), Reason.REGIME_CHANGED);
    assertNotDue(new Event.RegimeChanged(SOON, INSTRUMENT, 1, 1));
  }

  @Test
  void fundingIsAReasonWhereAPositionNearLiquidationPaysIt() {
    assertDue(new Event.FundingSettled(SOON, KEY, dec(1), dec("0.10")), Reason.FUNDING_PAID);
    assertNotDue(new Event.FundingSettled(SOON, KEY, dec(1), dec("0.11")));
    assertNotDue(new Event.FundingSettled(SOON, KEY, dec(-1), dec("0.01")));
  }

  @Test
  void aTierNoticeIsAReasonWhenItIsHeard() {
    assertDue(
        new Event.TierNotice(SOON, INSTRUMENT, SOON.plus(Duration.ofDays(3))), Reason.TIER_NOTICE);
  }
}
