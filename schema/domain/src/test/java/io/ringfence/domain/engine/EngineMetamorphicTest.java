package io.ringfence.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.engine.RequirementTerms.Schedule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must not change, or change in a known way, when the input is changed in a known way. */
class EngineMetamorphicTest {
  private static final int SEEDS = 40;
  private static final long START = 20_000;

  /** Writes down what is told of a position under a name that does not depend on slots. */
  private static final class Log implements BookListener {
    private final Map<Integer, String> names = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    private void add(int slot, String what) {
      lines.add(names.get(slot) + " " + what);
    }

    private List<String> sorted() {
      Collections.sort(lines);
      return lines;
    }

    @Override
    public void levelReached(int slot, int level) {
      add(slot, "reached " + level);
    }

    @Override
    public void levelLeft(int slot, int level) {
      add(slot, "left " + level);
    }

    @Override
    public void liquidated(int slot) {
      add(slot, "liquidated");
    }

    @Override
    public void stopTouched(int slot) {
      add(slot, "stopped");
    }
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
          new PositionVersion(random.nextBoolean() ? size : -size, entry, wallet, 0, i % 3));
    }
    return versions;
  }

  private static ExposureBook play(
      ContractTerms terms, List<PositionVersion> versions, List<String> names, Log log, long seed) {
    ExposureBook book = new ExposureBook(terms, LiquidationMode.CLOSES, log);
    for (int i = 0; i < versions.size(); i++) {
      log.names.put(book.open(versions.get(i)), names.get(i));
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
    return book;
  }

  private static List<String> numbered(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("p" + i);
    }
    return names;
  }

  private static void assertSameNodes(ExposureBook one, ExposureBook other) {
    for (int node = 0; node < 3; node++) {
      NodeFigures left = one.node(node);
      NodeFigures right = other.node(node);
      assertThat(left.isolatedMargin()).isEqualByComparingTo(right.isolatedMargin());
      assertThat(left.equity()).isEqualByComparingTo(right.equity());
      assertThat(left.requirement()).isEqualByComparingTo(right.requirement());
      assertThat(left.grossNotional()).isEqualByComparingTo(right.grossNotional());
      assertThat(left.stillToLose()).isEqualByComparingTo(right.stillToLose());
    }
  }

  @Test
  void theOrderInWhichPositionsWereOpenedChangesNothing() {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<PositionVersion> versions = versions(new Random(seed));
      List<String> names = numbered(versions.size());
      Log log = new Log();
      ExposureBook book = play(terms(1, 2, 4), versions, names, log, seed);
      Collections.shuffle(versions, new Random(seed));
      Collections.shuffle(names, new Random(seed));
      Log shuffled = new Log();
      assertSameNodes(book, play(terms(1, 2, 4), versions, names, shuffled, seed));
      assertThat(shuffled.sorted()).isEqualTo(log.sorted()).isNotEmpty();
    }
  }

  @Test
  void halvesOfAPositionAreToldOfTogetherAndAddUpToIt() {
    for (int seed = 0; seed < SEEDS; seed++) {
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
      Log whole = new Log();
      Log split = new Log();
      ExposureBook book = play(terms(1, 2, 1), versions, numbered(versions.size()), whole, seed);
      assertSameNodes(book, play(terms(1, 2, 1), halves, names, split, seed));
      List<String> twice = new ArrayList<>(whole.lines);
      twice.addAll(whole.lines);
      Collections.sort(twice);
      assertThat(split.sorted()).isEqualTo(twice).isNotEmpty();
    }
  }

  @Test
  void aShortAtTheMirroredMarkHasTheEquityOfTheLong() {
    ContractTerms terms = terms(1, 2, 1);
    for (int seed = 0; seed < SEEDS; seed++) {
      for (PositionVersion one : versions(new Random(seed))) {
        long quantity = -one.quantity();
        PositionVersion mirrored =
            new PositionVersion(quantity, one.entry(), one.wallet(), 0, one.node());
        ExposureBook book = new ExposureBook(terms, LiquidationMode.PRESUMES, new Log());
        ExposureBook mirror = new ExposureBook(terms, LiquidationMode.PRESUMES, new Log());
        int slot = book.open(one);
        int mirroredSlot = mirror.open(mirrored);
        for (long away = -3000; away <= 3000; away += 250) {
          book.tick(one.entry() + away);
          mirror.tick(one.entry() - away);
          assertThat(book.figures(slot).equity())
              .isEqualByComparingTo(mirror.figures(mirroredSlot).equity());
          assertThat(book.node(one.node()).stillToLose())
              .isEqualByComparingTo(mirror.node(one.node()).stillToLose());
        }
      }
    }
  }

  @Test
  void aTenthOfThePriceForTenTimesTheQuantityIsTheSamePosition() {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<PositionVersion> versions = versions(new Random(seed));
      List<String> names = numbered(versions.size());
      Log log = new Log();
      Log scaled = new Log();
      ExposureBook book = play(terms(1, 2, 4), versions, names, log, seed);
      assertSameNodes(book, play(terms(2, 1, 4), versions, names, scaled, seed));
      assertThat(scaled.sorted()).isEqualTo(log.sorted()).isNotEmpty();
    }
  }
}
