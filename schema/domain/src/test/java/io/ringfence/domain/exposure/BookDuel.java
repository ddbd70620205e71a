package io.ringfence.domain.exposure;

import io.ringfence.domain.Dice;
import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.quantity.NodePath;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The book that looks only at whom a mark concerns against the loop over all positions, with the
 * same random events: outcomes, contributions and open positions after each.
 */
public final class BookDuel {
  private final Generations generation;
  private final ContractKind kind;
  private final LiquidationMode mode;
  private final long seed;

  /** A duel under a formula generation, by the events of a seed. */
  BookDuel(Generations generation, ContractKind kind, LiquidationMode mode, long seed) {
    this.generation = generation;
    this.kind = kind;
    this.mode = mode;
    this.seed = seed;
  }

  /**
   * Plays a duel whose generation, kind and mode follow from its seed: as many seeds in a row as
   * there are of them together meet them all.
   *
   * @throws IllegalStateException at the first difference, naming event and both answers
   */
  public static void play(long seed, int events) {
    int kinds = ContractKind.values().length;
    int modes = LiquidationMode.values().length;
    int game = Math.toIntExact(Math.floorMod(seed, Generations.values().length * kinds * modes));
    new BookDuel(
            Generations.values()[game / (kinds * modes)],
            ContractKind.values()[game / modes % kinds],
            LiquidationMode.values()[game % modes],
            seed)
        .play(events, (_, _) -> {});
  }

  /** Plays it, and hands both to somebody after each event. */
  void play(int events, BiConsumer<InstrumentBook, LoopBook> after) {
    Dice dice = new Dice(seed);
    MarginRules rules = generation.rules(kind, dice);
    InstrumentBook book = new InstrumentBook(rules, AlertLevels.DEFAULT, mode);
    LoopBook loop = new LoopBook(rules, AlertLevels.DEFAULT, mode);
    RandomMarket market = new RandomMarket(dice, kind);
    for (int number = 0; number < events; number++) {
      PositionEvent event = market.next(loop);
      String what =
          "%s %s %s, seed %s, event %s, %s".formatted(generation, kind, mode, seed, number, event);
      require(what, Lines.of(loop.apply(event)), Lines.of(book.apply(event)));
      requireSame(book, loop, what);
      after.accept(book, loop);
    }
  }

  /** Refuses a book that holds or contributes anything else than the loop. */
  static void requireSame(InstrumentBook book, LoopBook loop, String what) {
    Map<NodePath, NodeContribution> expected = loop.contributions();
    expected.replaceAll((_, contribution) -> contribution.canonical());
    require(what + ": contributions", expected, book.contributions());
    require(what + ": open positions", loop.openPositions(), book.openPositions());
  }

  private static void require(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new IllegalStateException(
          "%s: the loop says %s, the book %s".formatted(what, expected, found));
    }
  }
}
