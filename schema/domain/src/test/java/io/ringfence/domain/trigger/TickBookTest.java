package io.ringfence.domain.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A mark tells exactly the conditions that hold now and did not before, and the other way round.
 */
class TickBookTest {
  private static final int HIGHEST = 60;

  private final Map<Integer, List<TickTrigger>> placed = new HashMap<>();
  private final TickBook book = new TickBook(30);
  private long mark = 30;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void whatIsToldIsWhatHasTurned(long seed) {
    Dice dice = new Dice(seed);
    for (int step = 0; step < 2_000; step++) {
      int slot = dice.whole(0, 40);
      if (dice.chance(30)) {
        change(slot, dice);
      }
      Map<String, Boolean> before = holding();
      mark = dice.chance(20) ? dice.whole(1, HIGHEST) : step(dice);
      Map<String, Boolean> told = new TreeMap<>();
      book.moveTo(mark, (condition, of, holds) -> told.put(of + "/" + condition, holds));

      Map<String, Boolean> turned = holding();
      turned.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
      assertThat(told).as("step %d, mark %d", step, mark).isEqualTo(turned);
    }
  }

  private long step(Dice dice) {
    return Math.clamp(mark + dice.whole(-2, 2), 1, HIGHEST);
  }

  private void change(int slot, Dice dice) {
    List<TickTrigger> before = placed.remove(slot);
    if (before != null) {
      book.lift(slot, before);
      return;
    }
    List<TickTrigger> triggers = new ArrayList<>();
    for (int condition = 0; condition < 4; condition++) {
      if (dice.chance(70)) {
        triggers.add(new TickTrigger(condition, dice.chance(50), dice.whole(0, HIGHEST + 1)));
      }
    }
    book.place(slot, triggers);
    placed.put(slot, triggers);
  }

  private Map<String, Boolean> holding() {
    Map<String, Boolean> holding = new TreeMap<>();
    placed.forEach(
        (slot, triggers) ->
            triggers.forEach(
                trigger -> holding.put(slot + "/" + trigger.condition(), trigger.holds(mark))));
    return holding;
  }

  @Test
  void marksBetweenTheTriggersBesideThemSearchNothing() {
    book.place(1, List.of(new TickTrigger(0, true, 20), new TickTrigger(1, false, 40)));
    for (int tick = 21; tick < 40; tick++) {
      book.moveTo(tick, (_, _, _) -> {});
    }

    assertThat(book.searches()).isZero();
    assertThat(book.crossings()).isZero();
  }
}
