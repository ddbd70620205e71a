package io.ringfence.domain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The domain and the second implementation say the same of every random position: where it is
 * liquidated, where its margin is gone, what it must hold and whether it lives. {@code
 * -Dringfence.positions=N} sets the number for each generation, kind and side.
 */
class SecondImplementationTest {
  private static final int AGREED_DIGITS = 25;

  @Test
  void bothSayTheSameOfEveryGenerationKindAndSide(TestReporter reporter) {
    Tally all = new Tally();
    for (Generation generation : Generation.values()) {
      for (ContractKind kind : generation.kinds()) {
        for (int sign : new int[] {1, -1}) {
          Tally tally = agree(generation, kind, sign);
          assertHard(tally, generation, "%s %s %d: %s".formatted(generation, kind, sign, tally));
          all.add(tally);
        }
      }
    }
    reporter.publishEntry("both say the same", all.toString());
    assertThat(all.shareNearEdge()).as("%s", all).isGreaterThan(0.1);
    if (Samples.POSITIONS < Samples.MANY) {
      return;
    }
    assertThat(all.several()).as("%s", all).isPositive();
    assertThat(all.edges()).as("%s", all).isPositive();
  }

  private static Tally agree(Generation generation, ContractKind kind, int sign) {
    long seed = 31L * generation.ordinal() + 7L * kind.ordinal() + sign;
    Samples samples = new Samples(seed, generation, kind, sign);
    Tally tally = new Tally();
    for (int i = 0; i < Samples.POSITIONS; i++) {
      Samples.Drawn drawn = samples.next();
      Optional<BigDecimal> root = drawn.model().root(drawn.sample().mark());
      boolean isLiquidated = compare(drawn.sample(), drawn.model(), root);
      tally.count(drawn.sample(), drawn.model(), root, isLiquidated);
    }
    return tally;
  }

  private static void assertHard(Tally tally, Generation generation, String name) {
    assertThat(tally.positions()).as(name).isEqualTo(Samples.POSITIONS);
    if (Samples.POSITIONS >= Samples.MANY) {
      assertThat(tally.none()).as(name).isPositive();
    }
    assertThat(tally.shareLiquidatable()).as(name).isBetween(0.1, 0.9);
    if (generation != Generation.NAUTILUS) {
      assertThat(tally.shareNearEdge()).as(name).isGreaterThan(0.1);
    }
    if (generation.isFixedAtEntry()) {
      assertThat(tally.shareOfEntriesNearEdge()).as(name).isGreaterThan(0.1);
    }
  }

  private static boolean compare(Sample sample, SecondModel second, Optional<BigDecimal> root) {
    MarginModel model = sample.generation().model(sample);
    IsolatedPosition position = sample.position();
    BigDecimal mark = sample.mark();
    assertSame(
        sample,
        "liquidation price",
        model.liquidationPrice(position, mark),
        second.printed(root.orElse(null)));
    assertSame(sample, "bankruptcy price", model.bankruptcyPrice(position), second.bankruptcy());
    assertSame(sample, model.exactRequirement(position, mark), second.requirement(mark));
    assertSame(sample, model.countedEquity(position, position.value(mark)), second.equity(mark));
    boolean isLiquidated = second.isLiquidatable(mark);
    if (model.isLiquidatable(position, mark) != isLiquidated) {
      throw new AssertionError("one of two liquidates " + sample);
    }
    return isLiquidated;
  }

  private static void assertSame(
      Sample sample, String what, Optional<PriceRoot> price, Optional<BigDecimal> expected) {
    boolean same =
        price.isPresent() == expected.isPresent()
            && (price.isEmpty()
                || areClose(
                    price.get().numerator(),
                    expected.orElseThrow().multiply(price.get().denominator()),
                    price.get().numerator()));
    if (!same) {
      throw new AssertionError("%s %s, not %s, of %s".formatted(what, price, expected, sample));
    }
  }

  private static void assertSame(Sample sample, Fraction amount, BigDecimal expected) {
    BigDecimal scaled = expected.multiply(amount.denominator());
    BigDecimal size = sample.wallet().abs().add(BigDecimal.ONE).multiply(amount.denominator());
    if (!areClose(amount.numerator(), scaled, size.max(amount.numerator().abs()))) {
      throw new AssertionError("%s, not %s, of %s".formatted(amount, expected, sample));
    }
  }

  private static boolean areClose(BigDecimal a, BigDecimal b, BigDecimal size) {
    return a.subtract(b).abs().movePointRight(AGREED_DIGITS).compareTo(size) <= 0;
  }
}
