package io.ringfence.domain.trigger;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.NaiveSchedule;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.MarginRatio;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tournament against a look at every position. */
class HighestRatioTest {
  private static final TickGrid GRID = new TickGrid(1);
  private static final MarginModel MODEL =
      new StandardMargin(
          new NaiveSchedule(
                  List.of(dec(400), dec(1_500), dec(6_000), dec(20_000)),
                  List.of(dec("0.01"), dec("0.025"), dec("0.05"), dec("0.125")))
              .schedule(),
          BigDecimal.ZERO,
          TriggerEquality.LIQUIDATES);

  /** A position and its place. */
  private record Player(IsolatedPosition position, int place) {}

  private final HighestRatio highest = new HighestRatio(GRID);
  private final List<Player> players = new ArrayList<>();

  private void add(IsolatedPosition position) {
    LinePosition lines = LineModel.of(MODEL).position(position).orElseThrow();
    Thresholds at = new Thresholds(lines, GRID);
    List<TickTrigger> caps = new ArrayList<>();
    for (int piece = 0; piece < lines.pieces().size() - 1; piece++) {
      caps.add(at.above(piece, lines.pieces().get(piece).cap().orElseThrow()));
    }
    players.add(new Player(position, highest.add(lines, caps, at.bankruptcy(9))));
  }

  private static IsolatedPosition position(Dice dice) {
    BigDecimal quantity = dice.between("0.5", "80", dice.whole(0, 2));
    BigDecimal entry = dice.between("80", "120", 1);
    BigDecimal margin = quantity.multiply(entry).multiply(dice.between("0.02", "1", 2));
    return new IsolatedPosition(dice.side(), quantity, entry, margin);
  }

  private Optional<BigDecimal> byLooking(long tick) {
    BigDecimal mark = GRID.price(tick);
    return players.stream()
        .map(Player::position)
        .filter(position -> position.equity(mark).signum() > 0)
        .map(
            position ->
                MarginRatio.of(
                        Fraction.of(MODEL.requirement(position, mark)),
                        Fraction.of(position.equity(mark)))
                    .shown()
                    .orElseThrow())
        .reduce(BigDecimal::max);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void atEveryMarkItIsThatOfTheHighestWhoeverComesAndGoes(long seed) {
    Dice dice = new Dice(seed);
    long tick = 1_000;
    for (int step = 0; step < 600; step++) {
      if (players.size() < 4 || dice.chance(25)) {
        add(position(dice));
      } else if (dice.chance(15)) {
        highest.remove(players.remove(dice.whole(0, players.size() - 1)).place());
      }
      int widest = dice.chance(5) ? 600 : 20;
      tick = Math.max(300, Math.min(2_500, tick + dice.whole(-widest, widest)));

      assertThat(highest.at(tick)).as("step %d at %d", step, tick).isEqualTo(byLooking(tick));
    }
  }

  @Test
  void nobodyHasNone() {
    assertThat(highest.at(1_000)).isEmpty();

    add(new IsolatedPosition(PositionSide.LONG, dec(1), dec(100), dec(10)));

    assertThat(highest.at(1_000)).isPresent();
    assertThat(highest.at(800)).as("its equity is gone").isEmpty();
  }
}
