package io.ringfence.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.engine.RequirementTerms.Schedule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums are brought to a mark trigger by trigger, or in one pass over all positions. */
class SummedTriggersTest {
  private static final int NODES = 4;
  private static final int POSITIONS = 700;
  private static final long START = 50_000;

  private static final class Silent implements BookListener {
    @Override
    public void levelReached(int slot, int level) {}

    @Override
    public void levelLeft(int slot, int level) {}

    @Override
    public void liquidated(int slot) {}

    @Override
    public void stopTouched(int slot) {}
  }

  /** Ten tiers, caps doubling from 1,000. */
  private static ContractTerms terms() {
    List<RequirementTerms.Tier> tiers = new ArrayList<>();
    BigDecimal floor = BigDecimal.ZERO;
    BigDecimal amount = BigDecimal.ZERO;
    for (int tier = 0; tier < 10; tier++) {
      BigDecimal cap = BigDecimal.valueOf(1_000L << tier);
      BigDecimal rate = BigDecimal.valueOf(5 + 5 * tier, 3);
      amount = amount.add(tier == 0 ? BigDecimal.ZERO : floor.multiply(BigDecimal.valueOf(5, 3)));
      tiers.add(new RequirementTerms.Tier(cap, rate, amount));
      floor = cap;
    }
    return new ContractTerms(
        ContractKind.LINEAR,
        new Scales(2, 2, 3, 2, 8),
        new BigDecimal(10_000),
        new RequirementTerms(Schedule.MARGINAL, tiers, BigDecimal.ZERO, true),
        new LevelTerms(List.of(), List.of(new BigDecimal("0.8")), new BigDecimal("0.1")));
  }

  private static PositionVersion draw(Random random) {
    long size = (long) (1_000 * Math.exp(random.nextDouble() * 7));
    long wallet = 1 + size * START / 1_000 / (1 + random.nextInt(4));
    return new PositionVersion(
        random.nextBoolean() ? size : -size, START, wallet, 0, random.nextInt(NODES));
  }

  private static void assertSumsOfPositions(ExposureBook book, Object context) {
    for (int node = 0; node < NODES; node++) {
      BigDecimal requirement = BigDecimal.ZERO;
      BigDecimal equity = BigDecimal.ZERO;
      for (int slot = 0; slot < POSITIONS; slot++) {
        if (book.isOpen(slot) && book.held(slot).version().node() == node) {
          requirement = requirement.add(book.figures(slot).requirement());
          equity = equity.add(book.figures(slot).equity());
        }
      }
      assertThat(book.node(node).requirement())
          .as("%s, node %s", context, node)
          .isEqualByComparingTo(requirement);
      assertThat(book.node(node).equity()).isEqualByComparingTo(equity);
    }
  }

  @Test
  void sumsAreThoseOfThePositionsAfterGapsThatCrossNearlyEveryEdge() {
    for (long seed = 0; seed < 8; seed++) {
      Random random = new Random(seed);
      LiquidationMode mode = LiquidationMode.values()[(int) seed % 2];
      ExposureBook book = new ExposureBook(terms(), mode, new Silent());
      for (int i = 0; i < POSITIONS; i++) {
        book.open(draw(random));
      }
      for (int step = 0; step < 12; step++) {
        // A tenth of the price to eight times of it, then a few small steps.
        book.tick(Math.round(START * Math.exp((random.nextDouble() * 2 - 1) * 2.2)));
        assertSumsOfPositions(book, "seed " + seed + ", step " + step);
        change(book, random);
        assertSumsOfPositions(book, "seed " + seed + ", changed in step " + step);
      }
    }
  }

  private static void change(ExposureBook book, Random random) {
    for (int i = 0; i < 5; i++) {
      int slot = random.nextInt(POSITIONS);
      if (book.isOpen(slot)) {
        book.replace(slot, draw(random));
      }
    }
    book.fund(START, random.nextInt(2_000_000) - 1_000_000);
  }

  @Test
  void manyStepsSettledOneByOneEndWhereOneSettlementEnds() {
    for (long seed = 0; seed < 8; seed++) {
      Random random = new Random(seed);
      ExposureBook each = new ExposureBook(terms(), LiquidationMode.CLOSES, new Silent());
      ExposureBook once = new ExposureBook(terms(), LiquidationMode.CLOSES, new Silent());
      for (int i = 0; i < POSITIONS; i++) {
        PositionVersion version = draw(random);
        each.open(version);
        once.open(version);
      }
      long tick = START;
      for (int step = 0; step < 300; step++) {
        tick = Math.max(1, tick + Math.round(random.nextGaussian() * START / 80 + START / 200));
        each.tick(tick);
        once.tick(tick);
        each.settleSums();
      }
      for (int node = 0; node < NODES; node++) {
        assertThat(once.node(node)).as("seed %s", seed).isEqualTo(each.node(node));
      }
      assertSumsOfPositions(once, "seed " + seed);
    }
  }
}
