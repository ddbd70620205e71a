package io.ringfence.api.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.position.Rankings.Ranking;
import io.ringfence.api.position.Rankings.Stretch;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.query.Vantage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is remembered of orders by worth. */
class RankingsTest {
  private static final Vantage THEN =
      new Vantage(Instant.parse("2025-10-10T21:20:00Z"), Instant.parse("2025-10-10T21:21:00Z"));
  private static final Ranking RANKING = ranking(THEN, DeskScope.ALL, "urgency");

  private static Ranking ranking(Vantage vantage, DeskScope scope, String choice) {
    return new Ranking("run", vantage, scope, choice);
  }

  private static PositionKey key(int number) {
    return PositionKey.parse("binance/account-" + number + "/BTCUSDT/long").orElseThrow();
  }

  private static List<PositionKey> keys(int from, int to) {
    return IntStream.range(from, to).mapToObj(RankingsTest::key).toList();
  }

  @Test
  void whatComesNextIsGivenAsFarAsItIsKnown() {
    Rankings rankings = new Rankings();
    rankings.keep(RANKING, new Stretch(key(9), keys(10, 20), false));
    assertThat(rankings.next(RANKING, key(9), 3)).contains(keys(10, 13));
    assertThat(rankings.next(RANKING, key(12), 7)).contains(keys(13, 20));
    assertThat(rankings.next(RANKING, key(12), 8)).isEmpty();
    assertThat(rankings.next(RANKING, key(20), 1)).isEmpty();
    assertThat(rankings.next(RANKING, key(8), 1)).isEmpty();
  }

  @Test
  void atTheEndThereAreFewer() {
    Rankings rankings = new Rankings();
    rankings.keep(RANKING, new Stretch(null, keys(0, 10), true));
    assertThat(rankings.next(RANKING, key(7), 500)).contains(keys(8, 10));
    assertThat(rankings.next(RANKING, key(9), 500)).contains(List.of());
  }

  @Test
  void anotherMomentKnowledgeScopeOrChoiceKnowsNothingOfIt() {
    Rankings rankings = new Rankings();
    rankings.keep(RANKING, new Stretch(null, keys(0, 10), true));
    Vantage later = new Vantage(THEN.asOf(), THEN.asKnown().plusSeconds(1));
    DeskScope desk = new DeskScope.Desks(Set.of("alpha"));
    for (Ranking other :
        List.of(
            ranking(later, DeskScope.ALL, "urgency"),
            ranking(later.at(THEN.asOf().minusSeconds(1)), DeskScope.ALL, "urgency"),
            ranking(THEN, desk, "urgency"),
            ranking(THEN, DeskScope.ALL, "-urgency"),
            new Ranking("other", THEN, DeskScope.ALL, "urgency"))) {
      assertThat(rankings.next(other, key(3), 2)).as("%s", other).isEmpty();
    }
    assertThat(rankings.next(ranking(THEN, DeskScope.ALL, "urgency"), key(3), 2))
        .contains(keys(4, 6));
  }

  @Test
  void howManyKeysAreKeptHasABound() {
    Rankings rankings = new Rankings();
    List<PositionKey> many = keys(0, Rankings.STRETCH);
    for (int run = 0; run < 60; run++) {
      rankings.keep(
          new Ranking("run-" + run, THEN, DeskScope.ALL, "urgency"),
          new Stretch(null, many, false));
    }
    assertThat(rankings.size()).isPositive().isLessThanOrEqualTo(200_000);
  }
}
