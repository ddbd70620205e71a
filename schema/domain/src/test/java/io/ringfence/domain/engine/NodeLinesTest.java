package io.ringfence.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.engine.oracle.RandomContract;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NodeLinesTest {
  private static final int NODES = 3;

  /** Hears which nodes have changed. */
  private static final class Changes implements BookListener {
    private final BitSet nodes = new BitSet();

    @Override
    public void levelReached(int slot, int level) {}

    @Override
    public void levelLeft(int slot, int level) {}

    @Override
    public void liquidated(int slot) {}

    @Override
    public void stopTouched(int slot) {}

    @Override
    public void nodeChanged(int node) {
      nodes.set(node);
    }
  }

  private static void assertSame(NodeFigures found, NodeFigures expected, long seed) {
    assertThat(found.positions()).as("seed %s", seed).isEqualTo(expected.positions());
    assertThat(found.isolatedMargin()).isEqualByComparingTo(expected.isolatedMargin());
    assertThat(found.equity()).isEqualByComparingTo(expected.equity());
    assertThat(found.unrealisedPnl()).isEqualByComparingTo(expected.unrealisedPnl());
    assertThat(found.requirement()).isEqualByComparingTo(expected.requirement());
    assertThat(found.grossNotional()).isEqualByComparingTo(expected.grossNotional());
    assertThat(found.netNotional()).isEqualByComparingTo(expected.netNotional());
    assertThat(found.stillToLose()).isEqualByComparingTo(expected.stillToLose());
    assertThat(found.stopped()).isEqualTo(expected.stopped());
  }

  private static PositionVersion draw(Random random, Scales scales, long tick) {
    long units = Math.powExact(10L, scales.quantity()) * (1 + random.nextInt(20));
    boolean isLong = random.nextBoolean();
    return new PositionVersion(
        isLong ? units : -units,
        tick * Math.powExact(10L, scales.entry() - scales.price()),
        1 + random.nextLong(1_000 * Math.powExact(10L, scales.wallet())),
        isLong ? tick - tick / 40 : tick + tick / 40,
        units,
        random.nextInt(NODES));
  }

  /** Only told lines are renewed, as a desk does that hears of changes alone. */
  @Test
  void linesToldWhenTheyChangeGiveTheBooksFiguresAtEveryMark() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      ContractTerms terms = RandomContract.draw(random);
      Scales scales = terms.scales();
      Changes changes = new Changes();
      LiquidationMode mode = LiquidationMode.values()[(int) seed % 2];
      ExposureBook book = new ExposureBook(terms, mode, changes);
      int digits = NodeLines.digits(terms) + random.nextInt(2);
      long[] lines = new long[NODES * NodeLines.CELLS];
      long tick = 500 * Math.powExact(10L, scales.price());
      book.tick(tick);
      for (int step = 0; step < 60; step++) {
        switch (step == 40 ? -1 : random.nextInt(4)) {
          case 0 -> book.open(draw(random, scales, tick));
          case -1 -> {
            book.fund(tick, random.nextInt(3) - 1);
            // Funding moves every line, and is known to who settles it.
            changes.nodes.set(0, NODES);
          }
          default -> {
            tick += random.nextLong(tick / 50 + 1) - tick / 100;
            book.tick(tick);
          }
        }
        book.settleSums();
        for (int node = 0; node < NODES; node++) {
          if (changes.nodes.get(node) || !book.followsMark()) {
            book.line(node, digits, lines, node * NodeLines.CELLS);
          }
          long[] total = new long[NodeLines.TOTAL_CELLS];
          NodeLines.addAt(tick, lines, node * NodeLines.CELLS, total, 0);
          assertSame(NodeLines.figures(total, 0, digits), book.node(node), seed);
        }
        changes.nodes.clear();
      }
    }
  }

  @Test
  void aTotalThatDoesNotFitIsThrownNotWrapped() {
    long[] lines = new long[NodeLines.CELLS];
    NodeLines.put(LineFigure.EQUITY, new Wide(Long.MAX_VALUE / 2, 0), new Wide(0, 0), lines, 0);
    assertThatThrownBy(() -> NodeLines.addAt(4, lines, 0, new long[NodeLines.TOTAL_CELLS], 0))
        .isInstanceOf(ArithmeticException.class);
  }

  /**
   * What a new book is told of before, it does not tell again; the rest it tells as the old one.
   */
  @Test
  void aReopenedBookTellsWhatTheOldOneWouldHaveTold() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      ContractTerms terms = RandomContract.draw(random);
      StringBuilder told = new StringBuilder();
      StringBuilder toldAgain = new StringBuilder();
      ExposureBook old = new ExposureBook(terms, LiquidationMode.PRESUMES, new Words(told));
      ExposureBook anew = new ExposureBook(terms, LiquidationMode.PRESUMES, new Words(toldAgain));
      long tick = 500 * Math.powExact(10L, terms.scales().price());
      for (int i = 0; i < 12; i++) {
        old.open(draw(random, terms.scales(), tick));
      }
      for (int step = 0; step < 20; step++) {
        old.tick(tick + random.nextLong(tick / 4) - tick / 8);
      }
      old.fund(tick, 1);
      old.tick(tick);
      anew.resume(old.funding(), IntStream.range(0, 12).mapToObj(old::held).toList());
      anew.tick(tick);
      assertThat(toldAgain).as("seed %s", seed).isEmpty();
      told.setLength(0);
      for (int step = 0; step < 40; step++) {
        long next = tick + random.nextLong(tick / 4) - tick / 8;
        old.tick(next);
        anew.tick(next);
        assertThat(sorted(toldAgain)).as("seed %s", seed).isEqualTo(sorted(told));
        assertSame(anew.node(1), old.node(1), seed);
        assertThat(anew.wallet(3)).isEqualByComparingTo(old.wallet(3));
      }
    }
  }

  private static String sorted(StringBuilder told) {
    return told.toString().lines().sorted().reduce("", (a, b) -> a + ";" + b);
  }

  private record Words(StringBuilder to) implements BookListener {
    @Override
    public void levelReached(int slot, int level) {
      to.append(slot).append(" reached ").append(level).append('\n');
    }

    @Override
    public void levelLeft(int slot, int level) {
      to.append(slot).append(" left ").append(level).append('\n');
    }

    @Override
    public void liquidated(int slot) {
      to.append(slot).append(" liquidated\n");
    }

    @Override
    public void stopTouched(int slot) {
      to.append(slot).append(" stopped\n");
    }
  }
}
