package io.ringfence.domain.reallocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.Dice;
import io.ringfence.domain.Seeds;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BarrierOddsTest {
  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource("io.ringfence.domain.Seeds#blocks")
  void theOddsAreTheShareOfWindowsThatReachedTheBarrier(long first) {
    Seeds.forBlock(
        first,
        seed -> {
          Dice dice = new Dice(seed);
          List<Double> moves = new ArrayList<>();
          for (int i = dice.whole(1, 60); i > 0; i--) {
            moves.add(dice.whole(0, 12) / 4.0);
          }
          double barrier = dice.whole(0, 14) / 4.0;
          long reached = moves.stream().filter(move -> move >= barrier).count();

          assertThat(
                  BarrierOdds.of(moves)
                      .reaching(barrier)
                      .times(BigDecimal.valueOf(moves.size()))
                      .compareTo(BigDecimal.valueOf(reached)))
              .isZero();
        });
  }

  @Test
  void timeToTroubleGrowsWithTheSquareOfTheDistance() {
    List<Double> moves = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      moves.add(i == 0 ? 2.0 : 0.1);
    }
    Outlook.Volatility volatility =
        new Outlook.Volatility(new BigDecimal("0.05"), Duration.ofHours(8), BarrierOdds.of(moves));

    assertThat(volatility.timeToTrouble(0.1)).contains(Duration.ofHours(8));
    assertThat(volatility.timeToTrouble(0.2)).contains(Duration.ofHours(32));
    assertThat(volatility.timeToTrouble(-1)).contains(Duration.ZERO);
  }

  @Test
  void withoutWindowsThereAreNoOdds() {
    assertThatThrownBy(() -> BarrierOdds.of(List.of())).hasMessage("moves must not be empty");
    assertThatThrownBy(() -> BarrierOdds.of(List.of(Double.NaN)))
        .hasMessage("moves must be finite and >= 0");
  }
}
