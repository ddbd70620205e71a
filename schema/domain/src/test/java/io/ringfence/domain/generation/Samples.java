package io.ringfence.domain.generation;

import io.ringfence.domain.margin.ContractKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Draws random positions of one generation, kind and side; the same seed gives the same ones. */
final class Samples {
  /** Positions that are drawn for each generation, kind and side. */
  static final int POSITIONS = Integer.getInteger("ringfence.positions", 50_000);

  /** As many as make the rare ones certain to be among them. */
  static final int MANY = 10_000;

  private static final int TABLES = 40;
  private static final BigDecimal ONE = BigDecimal.ONE;

  private final Generation generation;
  private final ContractKind kind;
  private final int sign;
  private final SplittableRandom dice;
  private final List<Brackets> tables = new ArrayList<>();

  Samples(long seed, Generation generation, ContractKind kind, int sign) {
    this.generation = generation;
    this.kind = kind;
    this.sign = sign;
    dice = new SplittableRandom(seed);
    for (int i = 0; i < TABLES; i++) {
      tables.add(table(i % 3));
    }
  }

  /** Checks a few positions of both sides; a failure names the one that repeats it. */
  static void forSome(Generation generation, ContractKind kind, Consumer<Sample> check) {
    for (int sign : new int[] {1, -1}) {
      Samples samples = new Samples(99, generation, kind, sign);
      for (int i = 0; i < POSITIONS / 125; i++) {
        Sample sample = samples.next().sample();
        try {
          check.accept(sample);
        } catch (AssertionError failure) {
          throw new AssertionError("position " + i + ", " + sample, failure);
        }
      }
    }
  }

  /** Continuous everywhere; jumping, by value or by contracts, where the generation may. */
  private Brackets table(int turn) {
    boolean marginal = turn == 0 || !generation.mayJump();
    return Brackets.random(dice, marginal, turn == 2 && !marginal);
  }

  /** A position and what the second implementation says of it. */
  record Drawn(Sample sample, SecondModel model) {}

  Drawn next() {
    Brackets table = tables.get(dice.nextInt(TABLES));
    BigDecimal entry = BigDecimal.valueOf(dice.nextInt(1, 100_000), dice.nextInt(6));
    BigDecimal multiplier = BigDecimal.valueOf(1, dice.nextInt(-2, 4));
    BigDecimal cost = cost(table);
    BigDecimal quantity = quantity(table, cost, entry, multiplier);
    Sample drawn = sample(table, quantity, multiplier, entry, booked(cost));
    Sample funded = drawn.withWallet(wallet(drawn));
    SecondModel model = new SecondModel(funded);
    return new Drawn(dice.nextInt(10) < 3 ? atItsPrice(funded, model) : funded, model);
  }

  private Sample sample(
      Brackets table,
      BigDecimal quantity,
      BigDecimal multiplier,
      BigDecimal entry,
      @Nullable BigDecimal booked) {
    boolean free = generation == Generation.HTX && dice.nextBoolean();
    return new Sample(
        generation,
        kind,
        sign,
        quantity,
        multiplier,
        entry,
        booked,
        BigDecimal.ZERO,
        free ? null : BigDecimal.valueOf(dice.nextInt(1, 126)),
        dice.nextInt(5) < 3 ? BigDecimal.ZERO : BigDecimal.valueOf(dice.nextInt(1, 99_999), 4),
        dice.nextInt(5) < 1 ? BigDecimal.ZERO : BigDecimal.valueOf(dice.nextInt(1, 100), 5),
        BigDecimal.valueOf(dice.nextBoolean() ? 1 : 5, entry.scale() + dice.nextInt(2)),
        BigDecimal.valueOf(dice.nextInt(3, 200), 3),
        table,
        entry.multiply(BigDecimal.valueOf(dice.nextInt(500, 1_500), 3)));
  }

  /** Up to twice the table, small more often; beside an edge where the entry decides the tier. */
  private BigDecimal cost(Brackets table) {
    if (generation.isFixedAtEntry() && dice.nextInt(4) == 0) {
      return table.edge(dice).add(beside());
    }
    double part = dice.nextDouble();
    return table
        .highestFloor()
        .multiply(BigDecimal.valueOf(2 * part * part))
        .add(ONE)
        .setScale(6, RoundingMode.DOWN);
  }

  private BigDecimal quantity(
      Brackets table, BigDecimal cost, BigDecimal entry, BigDecimal multiplier) {
    if (table.contracts()) {
      return dice.nextInt(4) == 0
          ? table.edge(dice).add(BigDecimal.valueOf(dice.nextInt(-1, 2)))
          : cost;
    }
    BigDecimal quantity =
        kind == ContractKind.INVERSE
            ? Digits.divide(cost.multiply(entry), multiplier)
            : Digits.divide(cost, entry.multiply(multiplier));
    return quantity.setScale(dice.nextInt(6, 10), RoundingMode.UP);
  }

  /** What the venue booked, in some cases; it may differ from the entry's value by a little. */
  private @Nullable BigDecimal booked(BigDecimal cost) {
    return dice.nextInt(3) == 0 ? cost : null;
  }

  private BigDecimal beside() {
    return switch (dice.nextInt(6)) {
      case 0 -> BigDecimal.ZERO;
      case 1 -> BigDecimal.valueOf(1, 12);
      case 2 -> BigDecimal.valueOf(-1, 12);
      case 3 -> ONE;
      case 4 -> ONE.negate();
      default -> BigDecimal.valueOf(dice.nextInt(-999_999, 1_000_000), 6);
    };
  }

  private BigDecimal wallet(Sample sample) {
    SecondModel model = new SecondModel(sample);
    BigDecimal cost = model.cost();
    int way = dice.nextInt(100);
    if (way < 5 && generation.mayJump()) {
      return jumped(sample);
    }
    if (way < 40) {
      return placed(sample, sample.brackets().edge(dice).add(beside()));
    }
    double share =
        way < 75
            ? 1.0 / dice.nextInt(1, 126)
            : way < 90 ? dice.nextDouble(-0.2, 1.2) : dice.nextDouble(-2, 3);
    return cost.multiply(BigDecimal.valueOf(share)).setScale(8, RoundingMode.HALF_EVEN);
  }

  /** The wallet whose equity at an edge lies between what the brackets beside it require. */
  private BigDecimal jumped(Sample sample) {
    Brackets table = sample.brackets();
    int tier = dice.nextInt(1, table.size());
    BigDecimal edge = table.floors()[tier];
    BigDecimal step = table.rates()[tier].subtract(table.rates()[tier - 1]).multiply(edge);
    BigDecimal part = step.multiply(BigDecimal.valueOf(dice.nextInt(100), 2));
    return placed(sample, edge).add(part);
  }

  /** The wallet with which equity meets the requirement at a value, to 18 digits. */
  private BigDecimal placed(Sample sample, BigDecimal value) {
    BigDecimal wallet = BigDecimal.ZERO;
    int rounds = generation == Generation.BYBIT_LEGACY_INVERSE ? 5 : 1;
    for (int i = 0; i < rounds; i++) {
      SecondModel model = new SecondModel(sample.withWallet(wallet));
      BigDecimal requirement =
          generation.isFixedAtEntry() ? model.entryRequirement() : model.requirementOf(value);
      wallet = wallet.add(requirement.subtract(model.equityAtValue(value)));
    }
    return wallet.setScale(Math.min(wallet.scale(), 18), RoundingMode.HALF_EVEN);
  }

  /** The mark is the price it is liquidated at, to twelve digits. */
  private static Sample atItsPrice(Sample sample, SecondModel model) {
    return model
        .printed(model.root(sample.mark()).orElse(null))
        .map(price -> price.setScale(12, RoundingMode.HALF_EVEN))
        .filter(price -> price.signum() > 0)
        .map(sample::withMark)
        .orElse(sample);
  }
}
