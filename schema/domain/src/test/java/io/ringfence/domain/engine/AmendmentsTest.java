package io.ringfence.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.engine.oracle.RandomContract;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What becomes known of a position without a new version of it. */
class AmendmentsTest {
  private static final int SEEDS = 300;
  private static final int POSITIONS = 12;
  private static final int NODES = 3;
  private static final int TICKS = 40;

  /** Hears what is said of positions, by their place among those that were opened. */
  private static final class Heard implements BookListener {
    private final List<String> said = new ArrayList<>();
    private final List<Integer> slots = new ArrayList<>();

    @Override
    public void levelReached(int slot, int level) {
      say("level " + level, slot);
    }

    @Override
    public void levelLeft(int slot, int level) {
      say("left " + level, slot);
    }

    @Override
    public void liquidated(int slot) {
      say("liquidated", slot);
    }

    @Override
    public void stopTouched(int slot) {
      say("stop", slot);
    }

    private void say(String what, int slot) {
      said.add(slots.indexOf(slot) + " " + what);
    }
  }

  /** A book that presumes, with positions, a mark and funding behind it. */
  private static final class Scene {
    private final Random random;
    private final ContractTerms terms;
    private final Heard heard = new Heard();
    private final ExposureBook book;
    private final long limit;
    private long mark;

    private Scene(long seed) {
      random = new Random(seed);
      terms = RandomContract.draw(random);
      book = new ExposureBook(terms, LiquidationMode.PRESUMES, heard);
      limit = terms.scales().ticks(terms.priceLimit());
      mark = Math.max(2, limit / 8);
      for (int i = 0; i < POSITIONS; i++) {
        heard.slots.add(book.open(version()));
      }
      move();
      for (int i = 0; i < 3; i++) {
        long rate = pow(terms.scales().fundingRate()) / 100 + 1;
        book.fund(mark, random.nextLong(2 * rate + 1) - rate);
        move();
      }
    }

    private PositionVersion version() {
      Scales scales = terms.scales();
      long quantity = (1 + random.nextInt(9)) * pow(scales.quantity()) + random.nextInt(3);
      double worth = terms.kind() == ContractKind.INVERSE ? 0.01 : 500;
      long wallet = 1 + (long) (worth * pow(scales.wallet()) * (0.5 + random.nextDouble()));
      return new PositionVersion(
          random.nextBoolean() ? quantity : -quantity,
          mark * pow(scales.entry() - scales.price()),
          wallet,
          random.nextInt(3) == 0 ? 0 : near(),
          random.nextInt(NODES));
    }

    private long near() {
      return Math.clamp(mark * (80 + random.nextInt(40)) / 100, 1, limit);
    }

    private void move() {
      mark = near();
      book.tick(mark);
    }

    private int any() {
      return heard.slots.get(random.nextInt(POSITIONS));
    }

    private BigDecimal units(long amount) {
      return BigDecimal.valueOf(amount, terms.scales().wallet());
    }

    private static long pow(int digits) {
      return BigDecimal.TEN.pow(digits).longValueExact();
    }

    private void assertThatSumsAreThoseOfPositions() {
      for (int node = 0; node < NODES; node++) {
        NodeFigures sum = NodeFigures.EMPTY;
        for (int slot : heard.slots) {
          if (book.held(slot).version().node() == node) {
            sum =
                sum.plus(
                    book.figures(slot)
                        .asNode(book.isPresumedLiquidated(slot), book.isStopped(slot)));
          }
        }
        assertThatSame(book.node(node), sum);
      }
    }

    private static void assertThatSame(NodeFigures figures, NodeFigures expected) {
      assertThat(figures)
          .usingRecursiveComparison()
          .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
          .isEqualTo(expected);
    }

    /** Everything after is as in a book that never knew another position. */
    private void assertThatItGoesOnAsTheSamePositionsElsewhere() {
      Heard other = new Heard();
      ExposureBook twin = new ExposureBook(terms, LiquidationMode.PRESUMES, other);
      twin.resume(book.funding(), heard.slots.stream().map(book::held).toList());
      for (int i = 0; i < POSITIONS; i++) {
        other.slots.add(i);
      }
      twin.tick(mark);
      heard.said.clear();
      other.said.clear();
      for (int i = 0; i < TICKS; i++) {
        move();
        twin.tick(mark);
        assertThat(heard.said.stream().sorted().toList())
            .isEqualTo(other.said.stream().sorted().toList());
      }
      for (int node = 0; node < NODES; node++) {
        assertThatSame(book.node(node), twin.node(node));
      }
    }
  }

  @Test
  void aPartThatIsGoneLeavesTheRestWithItsWalletExactlyOrLessThanAUnitBelowIt() {
    int exact = 0;
    int all = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Scene scene = new Scene(seed);
      int slot = scene.any();
      PositionVersion before = scene.book.held(slot).version();
      BigDecimal wallet = scene.book.wallet(slot);
      long size = 1 + scene.random.nextLong(Math.abs(before.quantity()));
      long realised = scene.random.nextInt(3) - 1;
      BigDecimal expected = wallet.add(scene.units(realised));
      if (size == Math.abs(before.quantity()) || expected.signum() < 0) {
        continue;
      }
      boolean wasPresumed = scene.book.isPresumedLiquidated(slot);

      scene.book.reduce(slot, size, realised);

      PositionVersion left = scene.book.held(slot).version();
      assertThat(Math.abs(left.quantity())).isEqualTo(Math.abs(before.quantity()) - size);
      assertThat(left.entry()).isEqualTo(before.entry());
      assertThat(left.stop()).isEqualTo(before.stop());
      assertThat(scene.book.isPresumedLiquidated(slot) || !wasPresumed).isTrue();
      BigDecimal lost = expected.subtract(scene.book.wallet(slot));
      assertThat(lost).as("seed %d", seed).isBetween(BigDecimal.ZERO, scene.units(1));
      assertThat(lost).isLessThan(scene.units(1));
      all++;
      exact += lost.signum() == 0 ? 1 : 0;
      scene.assertThatSumsAreThoseOfPositions();
      scene.assertThatItGoesOnAsTheSamePositionsElsewhere();
    }
    assertThat(all).isGreaterThan(SEEDS / 2);
    assertThat(exact).as("of %d", all).isGreaterThan(all / 2);
  }

  @Test
  void anotherStopIsArmedAndChangesNothingElse() {
    int touched = 0;
    int effective = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Scene scene = new Scene(seed);
      int slot = scene.any();
      HeldPosition before = scene.book.held(slot);
      BigDecimal wallet = scene.book.wallet(slot);
      long stop = scene.random.nextInt(4) == 0 ? 0 : scene.near();
      long size = Math.abs(before.version().quantity()) - scene.random.nextInt(2);
      scene.heard.said.clear();

      scene.book.setStop(slot, stop, size);

      assertThat(scene.book.held(slot).version()).isEqualTo(before.version().withStop(stop, size));
      assertThat(scene.book.wallet(slot)).isEqualByComparingTo(wallet);
      boolean isBeyond = before.version().quantity() > 0 ? scene.mark <= stop : scene.mark >= stop;
      boolean isTold = stop > 0 && stop != before.version().stop() && isBeyond;
      assertThat(scene.heard.said)
          .as("seed %d", seed)
          .isEqualTo(isTold ? List.of(scene.heard.slots.indexOf(slot) + " stop") : List.of());
      touched += isTold ? 1 : 0;
      assertThat(scene.book.isStopped(slot) && (isBeyond || stop == 0)).isFalse();
      effective += scene.book.isStopped(slot) ? 1 : 0;
      scene.book.setStop(slot, stop, 0);
      assertThat(scene.heard.said).as("the same again").hasSize(isTold ? 1 : 0);
      assertThat(scene.book.isStopped(slot)).as("covers nothing known").isFalse();
      scene.assertThatSumsAreThoseOfPositions();
      scene.assertThatItGoesOnAsTheSamePositionsElsewhere();
    }
    assertThat(touched).isPositive();
    assertThat(effective).isPositive();
  }

  @Test
  void fundingOfANodeIsWhatItsWalletsGet() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Scene scene = new Scene(seed);
      long rate = scene.random.nextInt(3) - 1;
      List<BigDecimal> expected = new ArrayList<>();
      for (int node = 0; node < scene.book.nodes(); node++) {
        expected.add(scene.book.fundingOf(node, scene.mark, rate));
      }
      List<BigDecimal> before = margins(scene.book);
      scene.book.fund(scene.mark, rate);
      List<BigDecimal> after = margins(scene.book);
      for (int node = 0; node < expected.size(); node++) {
        assertThat(after.get(node).subtract(before.get(node)))
            .as("seed %d, node %d", seed, node)
            .isEqualByComparingTo(expected.get(node));
      }
    }
  }

  private static List<BigDecimal> margins(ExposureBook book) {
    List<BigDecimal> margins = new ArrayList<>();
    for (int node = 0; node < book.nodes(); node++) {
      margins.add(book.node(node).isolatedMargin());
    }
    return margins;
  }

  @Test
  void whatCannotBeIsRefusedAndLeavesTheBookAsItWas() {
    Scene scene = new Scene(1);
    int slot = scene.heard.slots.getFirst();
    HeldPosition before = scene.book.held(slot);
    long all = Math.abs(before.version().quantity());

    assertThatThrownBy(() -> scene.book.reduce(slot, all, 0))
        .hasMessage("a part must be at least 1 unit and below %s, was %s".formatted(all, all));
    assertThatThrownBy(() -> scene.book.reduce(slot, 1, -(1L << 50)))
        .hasMessageStartingWith("loss of a fill must be at most the wallet");
    assertThatThrownBy(() -> scene.book.setStop(slot, scene.limit + 1, 0))
        .hasMessageStartingWith("stop must be at most");
    assertThat(scene.book.held(slot)).isEqualTo(before);
    scene.assertThatSumsAreThoseOfPositions();
  }
}
