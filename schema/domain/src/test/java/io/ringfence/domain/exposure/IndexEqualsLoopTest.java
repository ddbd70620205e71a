package io.ringfence.domain.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The book that looks only at whom a mark concerns, against the loop over all positions: for every
 * formula generation and kind of contract, after every event.
 */
class IndexEqualsLoopTest {
  private static final int SEEDS = Integer.getInteger("ringfence.seeds", 2);
  private static final int EVENTS = 220;

  static Stream<Arguments> generations() {
    return Stream.of(Generations.values())
        .flatMap(
            generation ->
                Stream.of(ContractKind.values()).map(kind -> Arguments.of(generation, kind)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("generations")
  void everyOutcomeAndEveryContributionIsThatOfTheLoop(Generations generation, ContractKind kind) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      new BookDuel(generation, kind, LiquidationMode.CLOSES, seed).play(EVENTS, (_, _) -> {});
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("generations")
  void presumptionsConfirmationsAndRefutationsAreThoseOfTheLoop(
      Generations generation, ContractKind kind) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      new BookDuel(generation, kind, LiquidationMode.PRESUMES, seed).play(EVENTS, (_, _) -> {});
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("generations")
  void aPositionIsWatchedOrVisitedAsTheGenerationSays(Generations generation, ContractKind kind) {
    int[] open = new int[1];
    int[] visited = new int[1];
    new BookDuel(generation, kind, LiquidationMode.CLOSES, 1)
        .play(
            EVENTS,
            (book, loop) -> {
              if (loop.mark().isPresent()) {
                open[0] += loop.openPositions().size();
                visited[0] += book.visitedAtEveryMark();
              }
            });

    assertThat(open[0]).isGreaterThan(EVENTS);
    assertThat(visited[0]).isEqualTo(generation.isWatched(kind) ? 0 : open[0]);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Generations.class)
  void aBookRestoredInTheMiddleGoesOnAsTheLoop(Generations generation) {
    for (LiquidationMode mode : LiquidationMode.values()) {
      restoreAgainAndAgain(generation, mode);
    }
  }

  private static void restoreAgainAndAgain(Generations generation, LiquidationMode mode) {
    Dice dice = new Dice(7);
    MarginRules rules = generation.rules(ContractKind.LINEAR, dice);
    LoopBook loop = new LoopBook(rules, AlertLevels.DEFAULT, mode);
    RandomMarket market = new RandomMarket(dice, ContractKind.LINEAR);
    InstrumentBook book = new InstrumentBook(rules, AlertLevels.DEFAULT, mode);
    Map<String, PositionState> kept = new TreeMap<>();
    List<AppliedRow> rows = new ArrayList<>();
    for (int number = 0; number < EVENTS; number++) {
      PositionEvent event = market.next(loop);
      assertThat(Lines.of(book.apply(event)))
          .as("%s", event)
          .isEqualTo(Lines.of(loop.apply(event)));
      BookDuel.requireSame(book, loop, event.toString());
      book.takeChanged().forEach(state -> kept.put(state.key().toString(), state));
      rows.addAll(book.takeAppliedRows());
      if (number % 11 == 0) {
        book = restored(book, new InstrumentBook(rules, AlertLevels.DEFAULT, mode), kept, rows);
      }
    }
  }

  private static InstrumentBook restored(
      InstrumentBook book,
      InstrumentBook restored,
      Map<String, PositionState> kept,
      List<AppliedRow> rows) {
    kept.values().forEach(restored::restorePosition);
    rows.forEach(restored::restoreRow);
    book.mark().ifPresent(restored::restoreMark);
    return restored;
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Generations.class)
  void randomMarksReachLevelsAndLiquidations(Generations generation) {
    EnumMap<AlertLevels.Kind, Integer> reached = new EnumMap<>(AlertLevels.Kind.class);
    int[] liquidated = new int[1];
    Dice dice = new Dice(3);
    LoopBook loop =
        new LoopBook(
            generation.rules(ContractKind.LINEAR, dice),
            AlertLevels.DEFAULT,
            LiquidationMode.CLOSES);
    RandomMarket market = new RandomMarket(dice, ContractKind.LINEAR);
    for (int number = 0; number < EVENTS; number++) {
      if (loop.apply(market.next(loop)) instanceof Outcome.Applied(List<Effect> effects)) {
        for (Effect effect : effects) {
          switch (effect) {
            case Effect.LevelReached level -> reached.merge(level.level().kind(), 1, Integer::sum);
            case Effect.Liquidated _ -> liquidated[0]++;
            case Effect.PositionChanged _, Effect.Presumed _ -> {}
          }
        }
      }
    }

    assertThat(reached.keySet()).containsExactly(AlertLevels.Kind.values());
    assertThat(liquidated[0]).isPositive();
  }
}
