package io.ringfence.domain.engine.oracle;

import io.ringfence.domain.engine.ContractKind;
import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.ExposureBook;
import io.ringfence.domain.engine.Ladder;
import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.engine.NodeFigures;
import io.ringfence.domain.engine.PositionVersion;
import io.ringfence.domain.engine.Scales;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;

/**
 * The same random events for the engine and for its naive twin, compared after each: what was
 * heard, who is open, wallets and fired levels, to the last digit; and, by seed after each event or
 * after several, since sums are brought up to date when they are read, the figures of every node.
 */
public final class Duel {
  private static final int NODES = 3;
  private static final int FEW_POSITIONS = 24;
  private static final int MANY_POSITIONS = 200;

  /** One seed in so many holds many positions: leaves of the index split and merge there. */
  private static final int ONE_IN_HOLDS_MANY = 32;

  private static final int WHICH_HOLDS_MANY = 21;

  private final long seed;
  private final Random random;

  /** Decides what stops cover: drawn apart, so that all else is what it was before they counted. */
  private final Random covers;

  private final ContractTerms terms;
  private final Scales scales;
  private final LiquidationMode mode;
  private final Heard engineHeard = new Heard();
  private final Heard naiveHeard = new Heard();
  private final ExposureBook engine;
  private final NaiveBook naive;
  private final long limit;
  private final boolean holdsMany;
  private long mark;
  private long aimed;
  private String event = "";

  private Duel(long seed) {
    this.seed = seed;
    random = new Random(seed);
    covers = new Random(~seed);
    terms = RandomContract.draw(random);
    scales = terms.scales();
    mode = random.nextInt(3) == 0 ? LiquidationMode.PRESUMES : LiquidationMode.CLOSES;
    engine = new ExposureBook(terms, mode, engineHeard);
    naive = new NaiveBook(terms, mode, naiveHeard);
    limit = scales.ticks(terms.priceLimit());
    mark = limit / 8;
    holdsMany = Math.floorMod(seed, ONE_IN_HOLDS_MANY) == WHICH_HOLDS_MANY;
  }

  /**
   * Plays a duel.
   *
   * @throws IllegalStateException at the first difference, naming seed, event and both answers
   */
  public static void play(long seed, int events) {
    Duel duel = new Duel(seed);
    for (int number = 0; number < events; number++) {
      duel.step(number);
    }
  }

  private void step(int number) {
    try {
      act();
      compare();
      if (number % (1 + Math.floorMod(seed, 5)) == 0) {
        compareNodes();
      }
      if (number % 4 == 0) {
        compareLadders();
      }
    } catch (RuntimeException failure) {
      throw new IllegalStateException(
          "seed %d, event %d (%s), %s: %s".formatted(seed, number, event, terms, failure), failure);
    }
  }

  private void act() {
    List<Integer> slots = naive.slots();
    int what = random.nextInt(100);
    if (aimed > 0 && random.nextInt(3) > 0) {
      long tick = aimed;
      aimed = 0;
      tick(tick);
      return;
    }
    if (slots.isEmpty() || opens(what, slots.size())) {
      open();
    } else if (what < 22) {
      replace(any(slots));
    } else if (what < 32) {
      addToWallet(any(slots));
    } else if (what < 40) {
      aim(any(slots));
    } else if (what < 44) {
      close(any(slots));
    } else if (what < 54) {
      fund();
    } else if (what < 62) {
      conflate();
    } else {
      tick(what < 80 ? threshold(any(slots)) : walk());
    }
  }

  private boolean opens(int what, int held) {
    return holdsMany ? what < 60 && held < MANY_POSITIONS : what < 14 && held < FEW_POSITIONS;
  }

  private int any(List<Integer> slots) {
    return slots.get(random.nextInt(slots.size()));
  }

  private void open() {
    PositionVersion version = version();
    event = "open " + version;
    naive.open(engine.open(version), version);
  }

  private void replace(int slot) {
    PositionVersion version = version();
    event = "replace " + slot + " by " + version;
    engine.replace(slot, version);
    naive.replace(slot, version);
  }

  private void addToWallet(int slot) {
    BigDecimal size = naive.at(slot).wallet.abs().add(BigDecimal.ONE);
    BigDecimal part = size.multiply(BigDecimal.valueOf(random.nextInt(120) - 60, 2));
    BigDecimal amount = part.setScale(scales.wallet(), RoundingMode.HALF_EVEN);
    event = "wallet of " + slot + " by " + amount;
    engine.addToWallet(slot, scales.walletUnits(amount));
    naive.addToWallet(slot, amount);
  }

  /** Brings a wallet to where a condition is met exactly, or by less than a unit, at a tick. */
  private void aim(int slot) {
    NaivePosition position = naive.at(slot);
    aimed = within(mark - position.sign() * (1 + random.nextLong(Math.max(2, mark / 50))));
    List<BigDecimal> ratios = terms.levels().ratios();
    BigDecimal ratio =
        ratios.isEmpty() || random.nextBoolean()
            ? BigDecimal.ONE
            : ratios.get(random.nextInt(ratios.size()));
    RoundingMode mode = random.nextBoolean() ? RoundingMode.FLOOR : RoundingMode.CEILING;
    BigDecimal amount =
        position
            .walletFor(ratio, price(aimed))
            .subtract(position.wallet)
            .setScale(scales.wallet(), mode);
    event = "aim " + slot + " at " + aimed + " by " + amount;
    engine.addToWallet(slot, scales.walletUnits(amount));
    naive.addToWallet(slot, amount);
  }

  private void close(int slot) {
    event = "close " + slot;
    engine.close(slot);
    naive.close(slot);
  }

  private void fund() {
    long units = random.nextLong(41) - 20;
    long rate = random.nextInt(8) == 0 ? units * 20 : units;
    if (scales.fundingRate() > 5) {
      rate = rate * 100_000 + random.nextInt(100_000);
    }
    event = "fund " + rate + " at " + mark;
    try {
      engine.fund(mark, rate);
    } catch (ArithmeticException refused) {
      // Beyond what keys are laid out for: detected, and nothing has changed.
      return;
    }
    naive.fund(price(mark), BigDecimal.valueOf(rate, scales.fundingRate()));
  }

  private void tick(long tick) {
    event = "tick " + tick;
    mark = tick;
    engine.tick(tick);
    naive.tick(price(tick));
  }

  private void conflate() {
    long first = walk();
    long second = naive.slots().isEmpty() ? walk() : threshold(any(naive.slots()));
    long low = Math.min(first, second);
    long high = Math.max(first, second);
    mark = low + random.nextLong(high - low + 1);
    event = "low %d, high %d, last %d".formatted(low, high, mark);
    engine.conflated(low, high, mark);
    naive.tick(price(low));
    naive.tick(price(high));
    naive.tick(price(mark));
  }

  private long walk() {
    long step = random.nextInt(6) == 0 ? mark / 4 : Math.max(2, mark / 100);
    return within(mark + random.nextLong(2 * step + 1) - step);
  }

  private long within(long tick) {
    return Math.max(1, Math.min(limit, tick));
  }

  /** The tick at which a condition of a position turns, or its neighbour. */
  private long threshold(int slot) {
    NaivePosition position = naive.at(slot);
    List<BigDecimal> ratios = terms.levels().ratios();
    List<BigDecimal> distances = terms.levels().distances();
    int which = random.nextInt(1 + ratios.size() + distances.size());
    long low = 1;
    long high = limit;
    boolean atLow = holds(position, which, low);
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (holds(position, which, middle) == atLow) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return within(low + random.nextInt(4) - 1);
  }

  private boolean holds(NaivePosition position, int which, long tick) {
    List<BigDecimal> ratios = terms.levels().ratios();
    if (which == 0) {
      return position.isLiquidatable(price(tick));
    }
    return which <= ratios.size()
        ? position.reaches(ratios.get(which - 1), price(tick))
        : position.isWithin(terms.levels().distances().get(which - 1 - ratios.size()), price(tick));
  }

  private PositionVersion version() {
    boolean isLong = random.nextBoolean();
    BigDecimal size = BigDecimal.valueOf(1 + random.nextInt(2000), 2);
    if (terms.kind() == ContractKind.INVERSE) {
      size = size.multiply(BigDecimal.valueOf(100));
    }
    long quantity = Math.max(1, units(size, scales.quantity()));
    BigDecimal entry =
        price(mark).multiply(BigDecimal.valueOf(90 + random.nextInt(20), 2)).max(price(1));
    BigDecimal real = BigDecimal.valueOf(quantity, scales.quantity());
    BigDecimal notional =
        terms.kind() == ContractKind.INVERSE
            ? real.divide(entry, 12, RoundingMode.HALF_EVEN)
            : real.multiply(entry);
    BigDecimal wallet =
        notional.divide(BigDecimal.valueOf(1 + random.nextInt(20)), 12, RoundingMode.HALF_EVEN);
    long stop = random.nextInt(3) == 0 ? walk() : 0;
    return new PositionVersion(
        isLong ? quantity : -quantity,
        Math.max(1, units(entry, scales.entry())),
        units(random.nextInt(30) == 0 ? wallet.negate() : wallet, scales.wallet()),
        stop,
        covers.nextInt(4) == 0 ? quantity / 2 : quantity,
        random.nextInt(NODES));
  }

  private static long units(BigDecimal figure, int digits) {
    return figure.setScale(digits, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
  }

  private BigDecimal price(long tick) {
    return BigDecimal.valueOf(tick, scales.price());
  }

  private void compare() {
    require("heard", naiveHeard.take(), engineHeard.take());
    List<Integer> slots = naive.slots();
    require("positions", slots.size(), engine.positions());
    for (int slot : slots) {
      NaivePosition position = naive.at(slot);
      require("open " + slot, true, engine.isOpen(slot));
      require("levels of " + slot, position.fired, engine.firedLevels(slot));
      require("presumed " + slot, position.presumed, engine.isPresumedLiquidated(slot));
      require("wallet of " + slot, plain(position.wallet), plain(engine.wallet(slot)));
    }
  }

  private void compareNodes() {
    if (engine.hasMark()) {
      for (int node = 0; node < NODES; node++) {
        require("node " + node, plain(naive.node(node)), plain(engine.node(node)));
      }
    }
  }

  private void compareLadders() {
    long tick = naive.slots().isEmpty() ? walk() : threshold(any(naive.slots()));
    for (int node = 0; node < NODES; node++) {
      require(
          "rung of node " + node + " at " + tick,
          plain(naive.rung(node, price(tick))),
          plain(engine.ladder(node).at(tick)));
    }
  }

  private static String plain(Ladder.Rung rung) {
    return rung.breached() + " " + plain(rung.liquidatedNotional()) + " " + plain(rung.outcome());
  }

  private static String plain(NodeFigures figures) {
    return String.join(
        " ",
        String.valueOf(figures.positions()),
        plain(figures.isolatedMargin()),
        plain(figures.equity()),
        plain(figures.unrealisedPnl()),
        plain(figures.requirement()),
        plain(figures.grossNotional()),
        plain(figures.netNotional()),
        plain(figures.stillToLose()),
        String.valueOf(figures.stopped()));
  }

  private static String plain(BigDecimal figure) {
    return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
  }

  private static void require(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new IllegalStateException(
          "%s: expected %s, the engine says %s".formatted(what, expected, found));
    }
  }
}
