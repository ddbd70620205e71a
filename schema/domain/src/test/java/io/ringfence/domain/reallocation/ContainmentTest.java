package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.reallocation.Containment.Extremes;
import io.ringfence.domain.reallocation.Containment.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
        contained
            .shortfallAfter()
            .orElseThrow()
            .subtract(contained.shortfallBefore().orElseThrow());

    assertThat(raised).isPositive();
    assertThat(contained.needsApproval(BigDecimal.ZERO)).isTrue();
    assertThat(contained.needsApproval(raised)).isFalse();
  }

  @Test
  void theShortfallIsTheMeanOfTheWorstFortieth() {
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < 78; i++) {
      windows.add(window("calm", "-0.01"));
    }
    windows.add(window("A dies", "-0.07"));
    windows.add(window("A dies", "-0.07"));

    assertThat(Containment.of(batch, windows).shortfallBefore().orElseThrow())
        .isEqualByComparingTo(dec(59));
    windows.add(window("A dies", "-0.07"));
    // Of 81 windows the worst three.
    assertThat(Containment.of(batch, windows).shortfallBefore().orElseThrow())
        .isEqualByComparingTo(dec(59));
    windows.removeLast();
    windows.removeLast();
    windows.add(window("calm", "-0.01"));
    assertThat(Containment.of(batch, windows).shortfallBefore().orElseThrow())
        .isEqualByComparingTo(dec("29.5"));
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
