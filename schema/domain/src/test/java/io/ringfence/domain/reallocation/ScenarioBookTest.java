package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.NaivePosition;
import io.ringfence.domain.NaiveSchedule;
import io.ringfence.domain.Seeds;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.mode.ShadowAccount;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.stress.Fallout;
import io.ringfence.domain.stress.Move;
import io.ringfence.domain.stress.Scenario;
import io.ringfence.domain.stress.ScenarioBook;
import io.ringfence.domain.stress.TailRisk;
import io.ringfence.domain.stress.TierChange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scenarios, tails, coming rules and shadow accounts beside plain decimals, position by position.
 */
class ScenarioBookTest {
  private static final String SEEDS = "io.ringfence.domain.Seeds#blocks";

  /** What plain decimals say of one scenario. */
  private record Plain(
      int dead,
      BigDecimal burned,
      BigDecimal forced,
      BigDecimal before,
      BigDecimal after,
      BigDecimal delta,
      int unknown) {}

  private static Scenario scenario(Dice dice, List<PoolPosition> positions) {
    Map<InstrumentId, Move> moves = new HashMap<>();
    for (PoolPosition one : positions) {
      if (dice.chance(85)) {
        BigDecimal low = dice.between("-0.6", "0", 3);
        BigDecimal high = dice.between("0", "0.8", 3);
        moves.put(
            one.key().instrument(),
            new Move(Fraction.of(low), Fraction.of(high), Fraction.of(dice.between(low, high, 3))));
      }
    }
    return new Scenario("drawn", moves, null);
  }

  private static Plain plain(List<PoolPosition> positions, Scenario scenario) {
    int dead = 0;
    int unknown = 0;
    BigDecimal burned = BigDecimal.ZERO;
    BigDecimal forced = BigDecimal.ZERO;
    BigDecimal before = BigDecimal.ZERO;
    BigDecimal after = BigDecimal.ZERO;
    BigDecimal delta = BigDecimal.ZERO;
    for (PoolPosition one : positions) {
      Move move = scenario.of(one.key().instrument()).orElse(null);
      if (move == null) {
        unknown++;
        continue;
      }
      boolean isLong = one.economics().side() == PositionSide.LONG;
      BigDecimal worst = times(one.mark(), isLong ? move.low() : move.high());
      BigDecimal end = times(one.mark(), Objects.requireNonNull(move.end()));
      before = before.add(one.economics().equity(one.mark()));
      if (one.diesAtMark(worst, BigDecimal.ZERO)) {
        dead++;
        burned = burned.add(one.economics().isolatedMargin());
        forced = forced.add(one.economics().notional(worst));
      } else {
        after = after.add(one.economics().equity(end));
        delta = delta.add(one.economics().signed(one.economics().notional(end)));
      }
    }
    return new Plain(dead, burned, forced, before, after, delta, unknown);
  }

  private static BigDecimal times(BigDecimal mark, Fraction move) {
    return mark.multiply(BigDecimal.ONE.add(move.rounded(6, RoundingMode.UNNECESSARY)));
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void aScenarioDoesWhatWalkingEveryPositionThroughItSays(long first) {
    Seeds.forBlock(
        first,
        seed -> {
          Dice dice = new Dice(seed + 40_000);
          List<PoolPosition> positions = SamplePool.random(dice, dice.whole(1, 12)).positions();
          Scenario scenario = scenario(dice, positions);
          Fallout fallout = ScenarioBook.of(positions).after(scenario);
          Plain plain = plain(positions, scenario);
          assertThat(fallout.liquidated()).isEqualTo(plain.dead());
          assertThat(fallout.unknown()).isEqualTo(plain.unknown());
          assertThat(fallout.positions()).isEqualTo(positions.size() - plain.unknown());
          assertThat(fallout.burned()).isEqualByComparingTo(plain.burned());
          assertThat(fallout.forcedOut().compareTo(plain.forced())).isZero();
          assertThat(fallout.equityBefore().compareTo(plain.before())).isZero();
          assertThat(fallout.equityAfter().orElseThrow().compareTo(plain.after())).isZero();
          assertThat(fallout.deltaLeft().compareTo(plain.delta())).isZero();
        });
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void theTailIsTheMeanOfTheWorstFortiethAndItsMarginTheQuantile(long first) {
    Seeds.forBlock(
        first,
        seed -> {
          Dice dice = new Dice(seed + 50_000);
          List<PoolPosition> positions = SamplePool.random(dice, 4).positions();
          List<Scenario> windows = new ArrayList<>();
          List<BigDecimal> lost = new ArrayList<>();
          List<BigDecimal> burned = new ArrayList<>();
          for (int i = dice.whole(1, 90); i > 0; i--) {
            Scenario window = scenario(dice, positions);
            windows.add(window);
            Plain plain = plain(positions, window);
            if (plain.unknown() == 0) {
              lost.add(plain.before().subtract(plain.after()));
              burned.add(plain.burned());
            }
          }
          var tail = TailRisk.of(ScenarioBook.of(positions), windows);
          assertThat(tail.isEmpty()).isEqualTo(lost.isEmpty());
          tail.ifPresent(found -> assertTail(found, lost, burned, windows.size()));
        });
  }

  private static void assertTail(
      TailRisk found, List<BigDecimal> lost, List<BigDecimal> burned, int windows) {
    lost.sort(Collections.reverseOrder());
    Collections.sort(burned);
    int count = Math.max(1, (int) Math.ceil(lost.size() * 0.025));
    BigDecimal mean =
        lost.subList(0, count).stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(BigDecimal.valueOf(count), 18, RoundingMode.CEILING);
    BigDecimal atMost = found.liquidationAtRisk();
    assertThat(found.windows() + found.leftOut()).isEqualTo(windows);
    assertThat(found.shortfall()).isEqualByComparingTo(mean);
    assertThat(burned).anyMatch(one -> one.compareTo(atMost) == 0);
    // At least 97.5 % of the windows burn no more, and a smaller figure would not do.
    long within = burned.stream().filter(one -> one.compareTo(atMost) <= 0).count();
    long below = burned.stream().filter(one -> one.compareTo(atMost) < 0).count();
    assertThat(1000 * within).isGreaterThanOrEqualTo(975L * burned.size());
    assertThat(1000 * below).isLessThan(975L * burned.size());
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void comingRulesLiquidateAndAskForWhatTheirEquationSays(long first) {
    Seeds.forBlock(
        first,
        seed -> {
          Dice dice = new Dice(seed + 60_000);
          SamplePool pool = SamplePool.random(dice, 1);
          PoolPosition position = pool.positions().getFirst();
          NaivePosition coming = coming(pool.twin(position.key()), NaivePosition.random(dice));
          TierChange change = TierChange.of(position, rules(position, coming));
          BigDecimal excess = coming.excess(position.mark());
          assertThat(change.neededToLive())
              .isEqualByComparingTo(excess.negate().max(BigDecimal.ZERO));
          assertThat(change.dies())
              .isEqualTo(coming.model().isLiquidatable(position.economics(), position.mark()));
          assertThat(change.dies() || excess.signum() >= 0).isTrue();
          change.neededToStay().ifPresent(needed -> assertStays(position, coming, needed));
        });
  }

  private static NaivePosition coming(NaivePosition now, NaivePosition other) {
    return new NaivePosition(
        now.sign(), now.quantity(), now.entry(), now.wallet(), other.schedule(), other.fee());
  }

  private static MarginRules rules(PoolPosition position, NaivePosition coming) {
    return new MarginRules(
        position.key().instrument(),
        "USDT",
        coming.model(),
        new RemovalRule.WalletLessMaintenance(),
        "test@2");
  }

  /** With what is asked for, the equation has no shortfall where it is liquidated now. */
  private static void assertStays(PoolPosition position, NaivePosition coming, BigDecimal needed) {
    BigDecimal price =
        position.exposure().liquidationPrice().orElseThrow().price(position.economics().side());
    BigDecimal excess = coming.withWallet(coming.wallet().add(needed)).excess(price);
    assertThat(excess).isGreaterThan(dec("-0.000001"));
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void aShadowAccountStandsOnTheSumOfAllAndContainmentIsWorthTheDifference(long first) {
    Seeds.forBlock(
        first,
        seed -> {
          Dice dice = new Dice(seed + 70_000);
          SamplePool pool = SamplePool.random(dice, dice.whole(1, 6));
          BigDecimal free = dice.between("0", "5000", 2);
          ShadowAccount account = new ShadowAccount(free, pool.positions());
          BigDecimal move = dice.between("-0.5", "0.5", 2);
          BigDecimal slack = free;
          BigDecimal equity = free;
          BigDecimal isolated = free;
          int dead = 0;
          for (PoolPosition one : pool.positions()) {
            BigDecimal mark = one.mark().multiply(BigDecimal.ONE.add(move));
            slack = slack.add(pool.twin(one.key()).excess(mark));
            equity = equity.add(one.economics().equity(mark));
            boolean dies = one.diesAt(move, BigDecimal.ZERO);
            dead += dies ? 1 : 0;
            isolated = dies ? isolated : isolated.add(one.economics().equity(mark));
          }
          ShadowAccount.Outcome outcome = account.after(move);
          BigDecimal cross = slack.signum() <= 0 ? BigDecimal.ZERO : equity;
          assertThat(outcome.isCrossDead()).isEqualTo(slack.signum() <= 0);
          assertThat(outcome.isolatedDead()).hasSize(dead);
          assertThat(outcome.isolatedEquity().compareTo(isolated)).isZero();
          assertThat(outcome.valueOfContainment().compareTo(isolated.subtract(cross))).isZero();
        });
  }

  @Test
  void aTwentyfoldShortDiesWhenItsStablecoinLosesAbout43PerMille() {
    NaivePosition twentyfold = twentyfold();
    SamplePool pool = new SamplePool();
    pool.add("C0USDT", twentyfold, dec("100"), dec("20"), SamplePool.inBook("one"));
    ScenarioBook book = ScenarioBook.of(pool.positions());
    Set<InstrumentId> quoted = Set.of(pool.positions().getFirst().key().instrument());
    assertThat(book.after(Scenario.depeg("a", dec("0.043"), quoted)).liquidated()).isZero();
    assertThat(book.after(Scenario.depeg("b", dec("0.044"), quoted)).liquidated()).isEqualTo(1);
    assertThat(book.after(Scenario.depeg("c", dec("0.9"), Set.of())).liquidated()).isZero();
  }

  /** Entry 100, wallet a twentieth of the value, maintenance of 0.4 %. */
  private static NaivePosition twentyfold() {
    NaiveSchedule flat = new NaiveSchedule(List.of(dec("1000000")), List.of(dec("0.004")));
    return new NaivePosition(-1, dec("1"), dec("100"), dec("5"), flat, BigDecimal.ZERO);
  }

  @Test
  void aFlashCrashKillsWhatItTouchesEvenThoughTheMarkComesBack() {
    SamplePool pool = new SamplePool();
    NaivePosition lng =
        new NaivePosition(
            1, dec("1"), dec("100"), dec("5"), twentyfold().schedule(), BigDecimal.ZERO);
    pool.add("C0USDT", lng, dec("100"), dec("20"), SamplePool.inBook("one"));
    ScenarioBook book = ScenarioBook.of(pool.positions());
    Fallout back = book.after(Scenario.joint("x", Move.through(dec("-0.2"), dec("0"))));
    assertThat(back.liquidated()).isEqualTo(1);
    assertThat(back.loss().orElseThrow().compareTo(dec("5"))).isZero();
    Fallout short1 = book.after(Scenario.joint("x", Move.through(dec("-0.04"), dec("0"))));
    assertThat(short1.liquidated()).isZero();
    assertThat(short1.loss().orElseThrow().signum()).isZero();
  }
}
