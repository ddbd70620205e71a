package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.domain.Dice;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.reallocation.Containment.Extremes;
import io.ringfence.domain.reallocation.Containment.Joint;
import io.ringfence.domain.reallocation.Containment.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A needs 50 of its donor B, which stands at 20 % and keeps 15 %: lifted, A survives 5 %. */
class ContainmentTest {
  private final Pool pool =
      new TidyPool()
          .recipient("A", "50")
          .donor("B", "50")
          .sample()
          .pool((Pool.Cash) null, Map.of());
  private final Batch batch = Reallocation.propose(pool, TidyPool.policy("10", "0.5"));

  private Window window(String name, String down) {
    Extremes extremes = new Extremes(dec(down), BigDecimal.ZERO);
    return new Window(
        name,
        Map.of(
            pool.positions().getFirst().key().instrument(), extremes,
            pool.positions().getLast().key().instrument(), extremes));
  }

  @Test
  void aSmallMoveBurnsLessAndALargeOneTheSame() {
    Containment contained =
        Containment.of(batch, List.of(window("calm", "-0.07"), window("crash", "-0.35")));

    assertThat(contained.burns().getFirst().before()).isEqualByComparingTo(dec(59));
    assertThat(contained.burns().getFirst().after()).isZero();
    assertThat(contained.burns().getLast().before())
        .isEqualByComparingTo(contained.burns().getLast().after());
    assertThat(contained.needsApproval(BigDecimal.ZERO)).isFalse();
  }

  /** At 17 % only A dies without the batch, of 59; with it A takes 109 along and B dies too. */
  @Test
  void aBatchThatRaisesTheShortfallBeyondTheToleranceNeedsApproval() {
    Containment contained = Containment.of(batch, List.of(window("deep", "-0.17")));
    BigDecimal raised =
        contained.worstAfter().orElseThrow().subtract(contained.worstBefore().orElseThrow());

    assertThat(raised).isPositive();
    assertThat(contained.needsApproval(BigDecimal.ZERO)).isTrue();
    assertThat(contained.needsApproval(raised)).isFalse();
  }

  private BurnTail tail(List<Window> windows) {
    return BurnTail.of(batch, new Joint(Duration.ofHours(8), windows));
  }

  @Test
  void theShortfallIsTheMeanOfTheWorstFortieth() {
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < 78; i++) {
      windows.add(window("calm", "-0.01"));
    }
    windows.add(window("A dies", "-0.07"));
    windows.add(window("A dies", "-0.07"));

    assertThat(tail(windows).before().orElseThrow()).isEqualByComparingTo(dec(59));
    windows.add(window("A dies", "-0.07"));
    // Of 81 windows the worst three.
    assertThat(tail(windows).before().orElseThrow()).isEqualByComparingTo(dec(59));
    windows.removeLast();
    windows.removeLast();
    windows.add(window("calm", "-0.01"));
    assertThat(tail(windows).before().orElseThrow()).isEqualByComparingTo(dec("29.5"));
    assertThat(tail(windows).after().orElseThrow()).isZero();
    assertThat(tail(windows).windows()).isEqualTo(80);
  }

  /** Beside one that knows both, a window that knows nothing of them and one that knows A. */
  @Test
  void windowsThatDoNotKnowEveryInstrumentAreLeftOutAndCounted() {
    Window deep = window("deep", "-0.17");
    InstrumentId first = pool.positions().getFirst().key().instrument();
    BurnTail tail =
        tail(
            List.of(
                deep,
                new Window("nothing known", Map.of()),
                new Window(
                    "A alone", Map.of(first, Objects.requireNonNull(deep.moves().get(first))))));

    assertThat(tail.windows()).isEqualTo(1);
    assertThat(tail.leftOut()).isEqualTo(2);
    // A of 59, then A of 109 and B, which keeps 158.5 of 208.5, too.
    assertThat(tail.before().orElseThrow()).isEqualByComparingTo(dec(59));
    assertThat(tail.after().orElseThrow()).isEqualByComparingTo(dec("267.5"));
    assertThat(tail.isRaisedBy(dec("208.4"))).isTrue();
    assertThat(tail.isRaisedBy(dec("208.5"))).isFalse();
    assertThat(tail(List.of()).before()).isEmpty();
    assertThat(tail(List.of()).isRaisedBy(BigDecimal.ZERO)).isFalse();
  }

  /** Random pools, longs and shorts, in random windows, beside the gate window by window. */
  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource("io.ringfence.domain.Seeds#blocks")
  void theTailIsTakenOfWhatTheGateBurnsInEachWindow(long first) {
    Trial.forBlock(
        first,
        trial -> {
          Dice dice = new Dice(trial.seed() + 7_000);
          List<Window> windows = new ArrayList<>();
          for (int i = dice.whole(1, 90); i > 0; i--) {
            Map<InstrumentId, Extremes> moves = new HashMap<>();
            for (PoolPosition one : trial.pool().positions()) {
              moves.put(
                  one.key().instrument(),
                  new Extremes(dice.between("0", "0.5", 4).negate(), dice.between("0", "0.5", 4)));
            }
            windows.add(new Window("w" + i, moves));
          }
          List<BigDecimal> burned =
              Containment.of(trial.batch(), windows).burns().stream()
                  .map(Containment.Burn::after)
                  .sorted(Comparator.reverseOrder())
                  .toList();
          BurnTail tail = BurnTail.of(trial.batch(), new Joint(Duration.ofHours(8), windows));

          double mean =
              burned.stream()
                  .limit((windows.size() + 39) / 40)
                  .mapToDouble(BigDecimal::doubleValue)
                  .average()
                  .orElseThrow();
          assertThat(tail.after().orElseThrow().doubleValue())
              .isCloseTo(mean, within(1e-6 + mean * 1e-12));
          assertThat(tail.windows()).isEqualTo(windows.size());
        });
  }

  @Test
  void whatIsNotKnownCountsInNeitherFigureAndIsCounted() {
    Containment.Burn burn =
        Containment.of(batch, List.of(new Window("nothing known", Map.of()))).burns().getFirst();

    assertThat(burn.unknown()).isEqualTo(2);
    assertThat(burn.before()).isZero();
  }

  @Test
  void withoutWindowsTheRiskDeskMustApprove() {
    assertThat(Containment.of(batch, List.of()).needsApproval(dec(1_000_000))).isTrue();
  }
}
