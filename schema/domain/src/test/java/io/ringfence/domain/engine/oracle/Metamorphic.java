package io.ringfence.domain.engine.oracle;

import io.ringfence.domain.engine.BookListener;
import io.ringfence.domain.engine.ContractKind;
import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.ExposureBook;
import io.ringfence.domain.engine.LevelTerms;
import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.engine.NodeFigures;
import io.ringfence.domain.engine.PositionVersion;
import io.ringfence.domain.engine.RequirementTerms;
import io.ringfence.domain.engine.RequirementTerms.Schedule;
import io.ringfence.domain.engine.Scales;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What must not change, or change in a known way, when the input is changed in a known way. No
 * oracle stands behind it but the engine itself.
 */
public enum Metamorphic {
  /** The order in which positions were opened changes nothing. */
  PERMUTE {
    @Override
    public void play(long seed) {
      List<PositionVersion> versions = versions(new Random(seed));
      List<String> names = numbered(versions.size());
      Told one = Told.by(terms(1, 2, 4), versions, names, seed);
      Collections.shuffle(versions, new Random(seed));
      Collections.shuffle(names, new Random(seed));
      one.require(Told.by(terms(1, 2, 4), versions, names, seed), 1, seed);
    }
  },
  /** Halves of a position are told of together and add up to it. */
  SPLIT {
    @Override
    public void play(long seed) {
      List<PositionVersion> halves = new ArrayList<>();
      List<String> names = new ArrayList<>();
      List<PositionVersion> versions = versions(new Random(seed));
      for (int i = 0; i < versions.size(); i++) {
        PositionVersion one = versions.get(i);
        PositionVersion half =
            new PositionVersion(one.quantity() / 2, one.entry(), one.wallet() / 2, 0, one.node());
        halves.addAll(List.of(half, half));
        names.addAll(List.of("p" + i, "p" + i));
      }
      Told.by(terms(1, 2, 1), versions, numbered(versions.size()), seed)
          .require(Told.by(terms(1, 2, 1), halves, names, seed), 2, seed);
    }
  },
  /** A short at the mirrored mark has the equity of the long. */
  MIRROR {
    @Override
    public void play(long seed) {
      for (PositionVersion one : versions(new Random(seed))) {
        PositionVersion mirrored =
            new PositionVersion(-one.quantity(), one.entry(), one.wallet(), 0, one.node());
        mirror(one, mirrored, seed);
      }
    }
  },
  /** A tenth of the price for ten times the quantity is the same position. */
  SCALE {
    @Override
    public void play(long seed) {
      List<PositionVersion> versions = versions(new Random(seed));
      List<String> names = numbered(versions.size());
      Told.by(terms(1, 2, 4), versions, names, seed)
          .require(Told.by(terms(2, 1, 4), versions, names, seed), 1, seed);
    }
  };

  private static final long START = 20_000;
  private static final int NODES = 3;

  /**
   * Plays a seed.
   *
   * @throws IllegalStateException where the relation does not hold
   */
  public abstract void play(long seed);

  private static void mirror(PositionVersion one, PositionVersion mirrored, long seed) {
    ContractTerms terms = terms(1, 2, 1);
    ExposureBook book = new ExposureBook(terms, LiquidationMode.PRESUMES, new Heard());
    ExposureBook mirror = new ExposureBook(terms, LiquidationMode.PRESUMES, new Heard());
    int slot = book.open(one);
    int mirroredSlot = mirror.open(mirrored);
    for (long away = -3000; away <= 3000; away += 250) {
      book.tick(one.entry() + away);
      mirror.tick(one.entry() - away);
      same(
          book.figures(slot).equity(), mirror.figures(mirroredSlot).equity(), "equity, seed", seed);
      // A requirement follows the notional, which is not mirrored: one may be presumed before.
      if (book.isPresumedLiquidated(slot) == mirror.isPresumedLiquidated(mirroredSlot)) {
        same(
            book.node(one.node()).stillToLose(),
            mirror.node(one.node()).stillToLose(),
            "still to lose, seed",
            seed);
      }
    }
  }

  private static void same(BigDecimal expected, BigDecimal found, String what, long seed) {
    if (expected.compareTo(found) != 0) {
      throw new IllegalStateException("%s %d: %s and %s".formatted(what, seed, expected, found));
    }
  }

  /** Writes down what is told of a position under a name that does not depend on slots. */
  private record Told(ExposureBook book, List<String> lines) {
    static Told by(
        ContractTerms terms, List<PositionVersion> versions, List<String> names, long seed) {
      Map<Integer, String> bySlot = new HashMap<>();
      List<String> lines = new ArrayList<>();
      ExposureBook book =
          new ExposureBook(
              terms,
              LiquidationMode.CLOSES,
              listener((slot, what) -> lines.add(bySlot.get(slot) + what)));
      for (int i = 0; i < versions.size(); i++) {
        bySlot.put(book.open(versions.get(i)), names.get(i));
      }
      Random random = new Random(seed);
      long mark = START;
      for (int step = 0; step < 200; step++) {
        mark += random.nextInt(401) - 200;
        book.tick(mark);
        if (step % 50 == 49) {
          book.fund(mark, random.nextInt(21) - 10);
        }
      }
      Collections.sort(lines);
      return new Told(book, lines);
    }

    /** The other says the same, each line so many times, and comes to the same sums. */
    void require(Told other, int times, long seed) {
      List<String> expected = new ArrayList<>();
      lines.forEach(line -> expected.addAll(Collections.nCopies(times, line)));
      if (expected.isEmpty() || !expected.equals(other.lines)) {
        throw new IllegalStateException(
            "seed %d: told %s, expected %s".formatted(seed, other.lines, expected));
      }
      for (int node = 0; node < NODES; node++) {
        NodeFigures left = book.node(node);
        NodeFigures right = other.book.node(node);
        same(left.isolatedMargin(), right.isolatedMargin(), "isolated margin, seed", seed);
        same(left.equity(), right.equity(), "equity, seed", seed);
        same(left.requirement(), right.requirement(), "requirement, seed", seed);
        same(left.grossNotional(), right.grossNotional(), "gross notional, seed", seed);
        same(left.stillToLose(), right.stillToLose(), "still to lose, seed", seed);
      }
    }
  }

  private interface Line {
    void of(int slot, String what);
  }

  private static BookListener listener(Line line) {
    return new BookListener() {
      @Override
      public void levelReached(int slot, int level) {
        line.of(slot, " reached " + level);
      }

      @Override
      public void levelLeft(int slot, int level) {
        line.of(slot, " left " + level);
      }

      @Override
      public void liquidated(int slot) {
        line.of(slot, " liquidated");
      }

      @Override
      public void stopTouched(int slot) {
        line.of(slot, " stopped");
      }
    };
  }

  private static ContractTerms terms(int priceDigits, int quantityDigits, int tiers) {
    List<RequirementTerms.Tier> schedule = new ArrayList<>();
    BigDecimal amount = BigDecimal.ZERO;
    for (int tier = 0; tier < tiers; tier++) {
      BigDecimal floor = BigDecimal.valueOf(400L * tier);
      amount = amount.add(tier == 0 ? BigDecimal.ZERO : floor.multiply(new BigDecimal("0.01")));
      schedule.add(
          new RequirementTerms.Tier(
              floor.add(BigDecimal.valueOf(400)), BigDecimal.valueOf(1 + tier, 2), amount));
    }
    return new ContractTerms(
        ContractKind.LINEAR,
        new Scales(priceDigits, priceDigits, quantityDigits, 2, 4),
        BigDecimal.valueOf(100_000, priceDigits),
        new RequirementTerms(Schedule.MARGINAL, schedule, BigDecimal.ZERO, true),
        new LevelTerms(
            List.of(new BigDecimal("0.1")), List.of(new BigDecimal("0.8")), new BigDecimal("0.1")));
  }

  private static List<PositionVersion> versions(Random random) {
    List<PositionVersion> versions = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      long size = 2L * (1 + random.nextInt(50));
      long entry = START - 500 + random.nextInt(1001);
      // Price and quantity units together have three digits, wallets two.
      long wallet = 2 * Math.max(1, size * entry / 10 / (2 + random.nextInt(20)) / 2);
      versions.add(
          new PositionVersion(random.nextBoolean() ? size : -size, entry, wallet, 0, i % NODES));
    }
    return versions;
  }

  private static List<String> numbered(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("p" + i);
    }
    return names;
  }
}
