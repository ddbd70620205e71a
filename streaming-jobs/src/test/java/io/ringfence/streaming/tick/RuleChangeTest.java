package io.ringfence.streaming.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.engine.BookListener;
import io.ringfence.domain.engine.ContractKind;
import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.ExposureBook;
import io.ringfence.domain.engine.LevelTerms;
import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.engine.PositionVersion;
import io.ringfence.domain.engine.RequirementTerms;
import io.ringfence.domain.engine.RequirementTerms.Schedule;
import io.ringfence.domain.engine.Scales;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Other rules for what a book of the live path holds, and who pays funding. */
class RuleChangeTest {
  private static final int NODES = 3;
  private static final int POSITIONS = 600;
  private static final long START = 50_000;
  private static final long CHANGE = 77;

  /** Hears what is told, by the ids of positions. */
  private static final class Heard implements LiveBook.Told {
    private final List<String> said = new ArrayList<>();
    private BigDecimal realised = BigDecimal.ZERO;

    @Override
    public void alert(LiveBook book, TickAlert.Kind kind, int level, long position) {
      said.add(position + " " + kind + " " + level);
    }

    @Override
    public void realised(LiveBook book, int node, BigDecimal amount, int unknown, long atMicros) {
      realised = realised.add(amount);
    }
  }

  /** Rates above those of a tier so many thousandths. */
  private static ContractTerms terms(int thousandths, String limit) {
    List<RequirementTerms.Tier> tiers = new ArrayList<>();
    BigDecimal floor = BigDecimal.ZERO;
    BigDecimal amount = BigDecimal.ZERO;
    for (int tier = 0; tier < 5; tier++) {
      BigDecimal cap = BigDecimal.valueOf(2_000L << tier);
      amount = amount.add(tier == 0 ? BigDecimal.ZERO : floor.multiply(BigDecimal.valueOf(5, 3)));
      tiers.add(
          new RequirementTerms.Tier(cap, BigDecimal.valueOf(thousandths + 5L * tier, 3), amount));
      floor = cap;
    }
    return new ContractTerms(
        ContractKind.LINEAR,
        new Scales(2, 2, 3, 2, 8),
        new BigDecimal(limit),
        new RequirementTerms(Schedule.MARGINAL, tiers, BigDecimal.ZERO, true),
        new LevelTerms(
            List.of(new BigDecimal("0.05")),
            List.of(new BigDecimal("0.8")),
            new BigDecimal("0.1")));
  }

  private static LiveBook book(Heard heard) {
    return new LiveBook(
        0,
        0,
        rules -> rules < CHANGE ? terms(5, "10000") : terms(40, "10000"),
        LiquidationMode.PRESUMES,
        heard);
  }

  private static PositionVersion draw(Random random) {
    long size = (long) (1_000 * Math.exp(random.nextDouble() * 5));
    boolean isLong = random.nextBoolean();
    return new PositionVersion(
        isLong ? size : -size,
        START,
        1 + size * START / 1_000 / (2 + random.nextInt(20)),
        isLong ? START - START / 50 : START + START / 50,
        size,
        random.nextInt(NODES));
  }

  private static LiveBook played(Random random, Heard heard) {
    LiveBook book = book(heard);
    for (int i = 0; i < POSITIONS; i++) {
      book.version(1_000 + i, draw(random));
    }
    for (int step = 0; step < 30; step++) {
      book.tick(START + random.nextInt(3_000) - 1_500, step);
    }
    book.apply(PositionEvent.funding(0, START, 200_000));
    for (int i = 0; i < POSITIONS / 4; i++) {
      book.apply(PositionEvent.close(0, 1_000 + 3 * i));
    }
    return book;
  }

  /** What a book without a past says of the same positions at the same mark. */
  private static ExposureBook anew(LiveBook book, ContractTerms terms) {
    ExposureBook anew = new ExposureBook(terms, LiquidationMode.PRESUMES, new Unheard());
    anew.resume(book.positions.funding(), List.of());
    anew.tick(book.tick);
    for (int slot = 0; slot < POSITIONS; slot++) {
      if (book.positions.isOpen(slot)) {
        anew.readmit(book.positions.held(slot));
      }
    }
    return anew;
  }

  private static void assertSameFigures(ExposureBook found, ExposureBook expected, long seed) {
    for (int node = 0; node < NODES; node++) {
      assertThat(found.node(node)).as("seed %d", seed).isEqualTo(expected.node(node));
    }
  }

  @Test
  void figuresAreThoseOfTheNewRulesAndOnlyWhatIsNewIsTold() {
    for (long seed = 0; seed < 10; seed++) {
      Heard heard = new Heard();
      LiveBook book = played(new Random(seed), heard);
      List<String> before = List.copyOf(heard.said);
      long presumed = presumed(book);
      ExposureBook expected = anew(book, terms(40, "10000"));
      heard.said.clear();

      book.apply(PositionEvent.rules(0, CHANGE));

      assertSameFigures(book.positions, expected, seed);
      List<String> liquidated =
          heard.said.stream().filter(said -> said.contains("LIQUIDATION")).toList();
      assertThat(liquidated).isNotEmpty().doesNotHaveDuplicates();
      assertThat(presumed(book)).isEqualTo(presumed + liquidated.size());
      assertThat(liquidated).doesNotContainAnyElementsOf(before);
      heard.said.clear();
      book.apply(PositionEvent.rules(0, CHANGE));
      assertThat(heard.said).as("the same again").isEmpty();
      assertSameFigures(book.positions, expected, seed);
    }
  }

  private static long presumed(LiveBook book) {
    long presumed = 0;
    for (int slot = 0; slot < POSITIONS; slot++) {
      presumed += book.positions.isPresumedLiquidated(slot) ? 1 : 0;
    }
    return presumed;
  }

  @Test
  void aBookThatIsBuiltAnewFromACheckpointGoesOnUnderTheRulesThatHeld() {
    for (long seed = 0; seed < 10; seed++) {
      Heard heard = new Heard();
      LiveBook book = played(new Random(seed), heard);
      book.apply(PositionEvent.rules(0, CHANGE));
      BookHead head = book.head();
      List<PositionChunk> kept = new ArrayList<>();
      for (int chunk = 0; chunk < head.chunks(); chunk++) {
        kept.add(book.chunk(chunk));
      }
      Heard heardAgain = new Heard();
      LiveBook again = book(heardAgain);
      again.restore(head, kept);
      assertThat(heardAgain.said).isEmpty();
      heard.said.clear();
      Random random = new Random(~seed);
      for (int step = 0; step < 30; step++) {
        long tick = START + random.nextInt(9_000) - 4_500;
        book.tick(tick, step);
        again.tick(tick, step);
        assertThat(heardAgain.said)
            .as("seed %d", seed)
            .containsExactlyInAnyOrderElementsOf(heard.said);
        assertSameFigures(again.positions, book.positions, seed);
      }
      assertThat(heard.said).isNotEmpty();
    }
  }

  @Test
  void rulesWithoutRoomForAPositionLeaveTheBookAsItWas() {
    Heard heard = new Heard();
    LiveBook book =
        new LiveBook(
            0,
            0,
            rules -> rules < CHANGE ? terms(5, "10000") : terms(40, "100"),
            LiquidationMode.PRESUMES,
            heard);
    book.version(1, new PositionVersion(1_000, START, 100_000, START, 1_000, 0));
    BookHead before = book.head();
    assertThatThrownBy(() -> book.apply(PositionEvent.rules(0, CHANGE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be");
    assertThat(book.head()).isEqualTo(before);
    assertThat(book.positions.held(0).version().stop()).isEqualTo(START);
  }

  @Test
  void fundingThatAccountsPayIsRealisedAndLeavesWalletsAlone() {
    Heard heard = new Heard();
    LiveBook book = book(heard);
    book.version(1, new PositionVersion(3_000, START, 100_000, 0, 0));
    book.version(2, new PositionVersion(-1_000, START, 100_000, 0, 1));
    book.tick(START, 1);
    // A thousandth of 500 on 3 long and 1 short.
    book.apply(PositionEvent.accountFunding(0, START, 100_000));
    assertThat(heard.realised).isEqualByComparingTo("-1");
    assertThat(book.positions.wallet(0)).isEqualByComparingTo("1000");
    assertThat(book.positions.wallet(1)).isEqualByComparingTo("1000");
    book.apply(PositionEvent.funding(0, START, 100_000));
    assertThat(heard.realised).isEqualByComparingTo("-2");
    assertThat(book.positions.wallet(0)).isEqualByComparingTo("998.5");
    assertThat(book.positions.wallet(1)).isEqualByComparingTo("1000.5");
  }

  /** Hears nothing. */
  private static final class Unheard implements BookListener {
    @Override
    public void levelReached(int slot, int level) {}

    @Override
    public void levelLeft(int slot, int level) {}

    @Override
    public void liquidated(int slot) {}

    @Override
    public void stopTouched(int slot) {}
  }
}
