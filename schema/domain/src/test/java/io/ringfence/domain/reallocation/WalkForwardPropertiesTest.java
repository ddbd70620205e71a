package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.Seeds;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.outcome.Hour;
import io.ringfence.domain.outcome.Score;
import io.ringfence.domain.outcome.WalkForward;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The walk that asks only what must be asked, beside one that answers everything in full. */
class WalkForwardPropertiesTest {
  private static final Instant START = Instant.parse("2025-10-10T14:00:00Z");
  private static final int HOURS = 5;

  /** Desks of two accounts: pools of one account share its free balance. */
  private static final List<String> DESKS = List.of("alpha", "beta", "gamma");

  private static Pool.Id id(int number) {
    return new Pool.Id(
        "binance", number < 2 ? "a1" : "a2", "USDT", "entity", "house", DESKS.get(number));
  }

  /** Positions of a random pool, as if they were another pool's. */
  private static List<PoolPosition> positions(Dice dice, int number) {
    List<PoolPosition> positions = new ArrayList<>();
    for (PoolPosition one : SamplePool.random(dice, dice.whole(1, 5)).positions()) {
      InstrumentId instrument =
          new InstrumentId("binance", "P" + number + one.key().instrument().symbol());
      MarginRules rules = one.rules();
      PositionFacts facts = one.facts();
      positions.add(
          new PoolPosition(
              new PositionKey(instrument, id(number).account(), one.key().side()),
              new MarginRules(
                  instrument,
                  rules.settlementAsset(),
                  rules.model(),
                  rules.removal(),
                  rules.rulePack()),
              one.economics(),
              one.leverage(),
              new PositionFacts(
                  id(number).desk(),
                  facts.book(),
                  facts.trader(),
                  null,
                  null,
                  null,
                  facts.thesis(),
                  facts.plan(),
                  "entity",
                  "house",
                  facts.labels()),
              one.mark()));
    }
    return positions;
  }

  private static ReallocationPolicy policy(Dice dice) {
    ReallocationPolicy policy = SamplePool.policy(dice);
    return dice.chance(40)
        ? policy.with(Aims.DEFAULT.withStances(EnumSet.allOf(Aims.Stance.class)))
        : policy;
  }

  /** A market that goes on: marks wander, and what dies in it is recorded no more. */
  private static final class Market {
    private final Dice dice;
    private final List<List<PoolPosition>> pools = new ArrayList<>();
    private final Map<InstrumentId, BigDecimal> marks = new HashMap<>();

    Market(Dice dice) {
      this.dice = dice;
      for (int number = 0; number < DESKS.size(); number++) {
        pools.add(positions(dice, number));
      }
      pools.forEach(pool -> pool.forEach(one -> marks.put(one.key().instrument(), one.mark())));
    }

    Hour hour(int number, WalkForward walk) {
      Map<InstrumentId, Hour.Range> ahead = new HashMap<>();
      Map<InstrumentId, BigDecimal> now = Map.copyOf(marks);
      now.forEach(
          (instrument, mark) -> {
            BigDecimal low = times(mark, dice.between("0.80", "1", 3));
            BigDecimal high = times(mark, dice.between("1", "1.20", 3));
            if (dice.chance(90)) {
              ahead.put(instrument, new Hour.Range(low, high));
            }
            marks.put(instrument, dice.chance(50) ? low : high);
          });
      List<Pool> recorded = new ArrayList<>();
      for (int pool = 0; pool < pools.size(); pool++) {
        pools.get(pool).removeIf(one -> walk.isGone(one.key()) || dice.chance(4));
        recorded.add(pool(pool, now));
      }
      return new Hour(START.plus(Duration.ofHours(number)), recorded, now, ahead);
    }

    private Pool pool(int number, Map<InstrumentId, BigDecimal> now) {
      Map<NodePath, BigDecimal> headroom = new HashMap<>();
      if (dice.chance(40)) {
        headroom.put(NodePath.FIRM, dice.between("0", "9000", 2));
      }
      Lane lane =
          new Lane("binance/a9", dec(5_000), BigDecimal.ONE, BigDecimal.ZERO, Duration.ZERO);
      return new Pool(
          id(number),
          pools.get(number).stream()
              .map(one -> one.at(now.getOrDefault(one.key().instrument(), one.mark())))
              .toList(),
          dice.chance(20) ? null : Pool.Cash.of(dice.between("0", "30000", 2)),
          headroom,
          dice.chance(30) ? List.of(lane) : List.of());
    }

    private static BigDecimal times(BigDecimal mark, BigDecimal factor) {
      return mark.multiply(factor).setScale(4, RoundingMode.CEILING);
    }
  }

  @Test
  void askingOnlyWhatMustBeAskedWalksAsAnsweringEverythingDoesDigitByDigit() {
    AtomicInteger moves = new AtomicInteger();
    AtomicInteger deaths = new AtomicInteger();
    Seeds.forBlock(
        4_100,
        seed -> {
          Dice dice = new Dice(seed);
          ReallocationPolicy policy = policy(dice);
          Market market = new Market(dice);
          WalkForward walk = new WalkForward(policy);
          PlainWalk plain = new PlainWalk(policy);
          for (int number = 0; number < HOURS; number++) {
            Hour hour = market.hour(number, walk);
            WalkForward.Step step = walk.step(hour);
            assertThat(step).as("seed %s, hour %s", seed, number).isEqualTo(plain.step(hour));
            moves.addAndGet(step.moves());
            deaths.addAndGet(step.ignored().liquidations());
          }
          assertThat(walk.scores().stream().map(WalkForwardPropertiesTest::line).toList())
              .as("seed %s", seed)
              .isEqualTo(plain.scores().stream().map(PlainWalk.Scored::line).toList());
        });
    assertThat(moves).hasPositiveValue();
    assertThat(deaths).hasPositiveValue();
  }

  private static String line(Score score) {
    return "%s %s %s %s"
        .formatted(
            score.recipient(),
            score.amount().toPlainString(),
            score.ignored().stripTrailingZeros().toPlainString(),
            score.followed().stripTrailingZeros().toPlainString());
  }

  @Test
  void movesInTurnAreThoseOfTheBatchesInTurn() {
    Seeds.forBlock(
        4_900,
        seed -> {
          Dice dice = new Dice(seed);
          ReallocationPolicy policy = policy(dice);
          WalkForward nobody = new WalkForward(policy);
          List<Pool> pools = new Market(dice).hour(0, nobody).pools();
          assertThat(
                  CoupledPools.movesInTurn(pools, policy).stream()
                      .filter(one -> !one.suggestions().isEmpty())
                      .toList())
              .as("seed %s", seed)
              .isEqualTo(
                  CoupledPools.inTurn(pools, policy).stream()
                      .map(Batch::moves)
                      .filter(one -> !one.suggestions().isEmpty())
                      .toList());
        });
  }
}
