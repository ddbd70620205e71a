package io.ringfence.domain.mark;

import static io.ringfence.domain.Figures.dec;
import static io.ringfence.domain.Figures.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.domain.Dice;
import io.ringfence.domain.mark.MarkNews.Condition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mark is stale at the age of a minute. */
class MarkWatchTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final MarkWatch watch = new MarkWatch(MINUTE, true);
  private final List<MarkNews> news = new ArrayList<>();

  private MarkWatchTest mark(String price, long at) {
    news.addAll(watch.see(dec(price), second(at)));
    return this;
  }

  private MarkWatchTest look(long at) {
    news.addAll(watch.look(second(at)));
    return this;
  }

  private List<Condition> said() {
    return news.stream().map(MarkNews::condition).toList();
  }

  @Test
  void aMarkIsStaleAtItsAgeAndFreshWithTheNext() {
    mark("100", 0).look(59);
    assertThat(watch.quality().stale()).isFalse();
    assertThat(watch.nextLook()).contains(second(60));
    look(60).look(61);

    assertThat(watch.quality().stale()).isTrue();
    mark("101", 70);

    assertThat(news)
        .extracting(MarkNews::condition, MarkNews::at)
        .containsExactly(tuple(Condition.STALE, second(60)), tuple(Condition.FRESH, second(70)));
    assertThat(watch.quality().stale()).isFalse();
  }

  @Test
  void positionsWithoutAMarkAreMissingOneAndNoPriceIsMadeUp() {
    watch.hold(true, second(5));
    look(64).look(65);

    assertThat(news).extracting(MarkNews::condition).containsExactly(Condition.MISSING);
    assertThat(news.getFirst().price()).isNull();
    assertThat(watch.quality().stale()).isFalse();
  }

  @Test
  void nobodyMissesAMarkWhereNothingIsHeld() {
    watch.hold(true, second(5));
    watch.hold(false, second(10));

    assertThat(look(200).said()).isEmpty();
  }

  @ParameterizedTest(name = "from 100 to {0}: doubted {1}")
  @CsvSource({
    "110, false",
    "110.000000000001, true",
    "90, false",
    "89.999999999999, true",
  })
  void aStepOfMoreThanATenthIsDoubted(String price, boolean doubted) {
    mark("100", 0).mark(price, 1);

    assertThat(watch.quality().unconfirmed()).isEqualTo(doubted);
  }

  @Test
  void theNextMarkConfirmsOrRefutesIt() {
    mark("100", 0).mark("70", 1).mark("71", 2);
    assertThat(said()).containsExactly(Condition.UNCONFIRMED, Condition.CONFIRMED);
    mark("120", 3).mark("72", 4);

    assertThat(said().subList(2, 4)).containsExactly(Condition.UNCONFIRMED, Condition.REFUTED);
    assertThat(watch.quality().unconfirmed()).isFalse();
  }

  @Test
  void timeConfirmsWhatNothingRefutesHoweverItJumps() {
    mark("100", 0).mark("70", 1).mark("140", 20).look(30);
    assertThat(watch.quality().unconfirmed()).isTrue();
    assertThat(watch.nextLook()).contains(second(31));

    look(31);

    assertThat(said()).containsExactly(Condition.UNCONFIRMED, Condition.CONFIRMED);
    mark("141", 32);
    assertThat(watch.quality().unconfirmed()).isFalse();
  }

  @Test
  void aSimulationDoubtsNothing() {
    MarkWatch simulated = new MarkWatch(MINUTE, false);
    simulated.see(dec("100"), second(0));

    assertThat(simulated.see(dec("10"), second(1))).isEmpty();
    assertThat(simulated.quality().unconfirmed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aRestoredWatchGoesOnAsTheOneItWasTakenFrom(long seed) {
    Dice dice = new Dice(seed);
    MarkWatch whole = new MarkWatch(MINUTE, true);
    MarkWatch broken = new MarkWatch(MINUTE, true);
    long at = 0;
    for (int step = 0; step < 400; step++) {
      at += dice.whole(0, 900);
      Instant now = second(at);
      BigDecimal price = dice.between("80", "120", 2);
      boolean marked = dice.chance(70);
      assertThat(marked ? broken.see(price, now) : broken.look(now))
          .isEqualTo(marked ? whole.see(price, now) : whole.look(now));
      MarkWatch restored = new MarkWatch(MINUTE, true);
      restored.restore(broken.memory());
      broken = restored;
      assertThat(broken.quality()).isEqualTo(whole.quality());
      assertThat(broken.nextLook()).isEqualTo(whole.nextLook());
    }
  }
}
