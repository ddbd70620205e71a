package io.ringfence.domain.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.engine.BookListener;
import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.ExposureBook;
import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.engine.PositionVersion;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EngineTermsTest {
  private static final AlertLevels LEVELS = AlertLevels.DEFAULT;
  private static final BigDecimal LEVERAGE = BigDecimal.TEN;
  private static final int MARKS = 300;

  /** What a book fires, each with the number of the mark. */
  private static final class Fired implements BookListener {
    private final List<String> events = new ArrayList<>();
    private int mark;

    @Override
    public void levelReached(int slot, int level) {
      events.add(mark + " level " + level);
    }

    @Override
    public void levelLeft(int slot, int level) {}

    @Override
    public void liquidated(int slot) {
      events.add(mark + " liquidated");
    }

    @Override
    public void stopTouched(int slot) {}
  }

  private static MarginRules rules(Random random) {
    ContractKind kind = random.nextBoolean() ? ContractKind.LINEAR : ContractKind.QUANTO;
    BigDecimal multiplier = random.nextBoolean() ? BigDecimal.ONE : new BigDecimal("0.01");
    MaintenanceTier low =
        new MaintenanceTier(
            BigDecimal.ZERO,
            new BigDecimal("900"),
            new BigDecimal("0.01"),
            BigDecimal.ZERO,
            BigDecimal.TEN);
    MaintenanceTier high =
        new MaintenanceTier(
            new BigDecimal("900"),
            random.nextBoolean() ? Optional.empty() : Optional.of(new BigDecimal("5000")),
            new BigDecimal("0.03"),
            new BigDecimal("18"),
            BigDecimal.TEN);
    BigDecimal fee = random.nextBoolean() ? BigDecimal.ZERO : new BigDecimal("0.0005");
    StandardMargin.TriggerEquality[] equality = StandardMargin.TriggerEquality.values();
    return new MarginRules(
        new InstrumentId("venue", "ANY"),
        new Contract(kind, multiplier, 8),
        "USDT",
        new StandardMargin(
            new TierSchedule(TierSchedule.Kind.MARGINAL, List.of(low, high)),
            fee,
            equality[random.nextInt(equality.length)]),
        new RemovalRule.WalletLessMaintenance(),
        "test@1");
  }

  @Test
  void aBookFiresWhatTheModelSaysAtEveryMarkOverSeeds() {
    int liquidations = 0;
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      MarginRules rules = rules(random);
      PositionSide side = random.nextBoolean() ? PositionSide.LONG : PositionSide.SHORT;
      BigDecimal units = BigDecimal.valueOf(8L + random.nextInt(4));
      BigDecimal quantity = units.divide(rules.contract().multiplier());
      BigDecimal wallet = BigDecimal.valueOf(60L + random.nextInt(120));
      List<BigDecimal> marks = walk(random);
      IsolatedPosition position =
          rules.position(side, quantity, marks.getFirst(), wallet, LEVERAGE);
      List<String> expected = expected(rules, position, marks);
      assertThat(fired(rules, position, wallet, marks))
          .as("seed %s", seed)
          .isEqualTo(expected.stream().sorted().toList());
      liquidations += expected.stream().anyMatch(event -> event.endsWith("liquidated")) ? 1 : 0;
    }
    assertThat(liquidations).isBetween(5, 55);
  }

  private static List<BigDecimal> walk(Random random) {
    List<BigDecimal> marks = new ArrayList<>();
    long cents = 10_000;
    for (int i = 0; i < MARKS; i++) {
      marks.add(BigDecimal.valueOf(cents, 2));
      cents = Math.clamp(cents + random.nextInt(201) - 100, 5_000, 20_000);
    }
    return marks;
  }

  private static List<String> expected(
      MarginRules rules, IsolatedPosition position, List<BigDecimal> marks) {
    List<String> events = new ArrayList<>();
    int fired = 0;
    for (int i = 0; i < marks.size(); i++) {
      if (rules.model().isLiquidatable(position, marks.get(i))) {
        events.add(i + " liquidated");
        return events;
      }
      int now =
          LEVELS.firedAfter(fired, MarginExposure.of(rules, position, LEVERAGE, marks.get(i)));
      for (int level = 0; level < LEVELS.levels().size(); level++) {
        if ((now & ~fired & 1 << level) != 0) {
          events.add(i + " level " + level);
        }
      }
      fired = now;
    }
    return events;
  }

  private static List<String> fired(
      MarginRules rules, IsolatedPosition position, BigDecimal wallet, List<BigDecimal> marks) {
    ContractTerms terms = EngineTerms.of(rules, LEVELS, EngineTerms.Measure.USUAL).orElseThrow();
    Fired told = new Fired();
    ExposureBook book = new ExposureBook(terms, LiquidationMode.CLOSES, told);
    long size = terms.scales().quantityUnits(rules.contract().size(position.quantity()));
    int slot =
        book.open(
            new PositionVersion(
                position.side() == PositionSide.LONG ? size : -size,
                terms.scales().entryUnits(position.entryPrice()),
                terms.scales().walletUnits(wallet),
                0,
                0));
    for (int i = 0; i < marks.size() && book.isOpen(slot); i++) {
      told.mark = i;
      book.tick(terms.scales().ticks(marks.get(i)));
    }
    return withoutLevelsOfTheLast(told.events, told.mark);
  }

  /** A position that is liquidated tells no level at that mark: nobody can act on it any more. */
  private static List<String> withoutLevelsOfTheLast(List<String> events, int mark) {
    boolean isLiquidated = events.contains(mark + " liquidated");
    return events.stream()
        .filter(event -> !isLiquidated || !event.startsWith(mark + " level"))
        .sorted()
        .toList();
  }

  @Test
  void aFormulaWithoutAnIndexHasNoTermsAndAScheduleThatJumpsNoDistances() {
    MarginRules rules = rules(new Random(1));
    StandardMargin standard = (StandardMargin) rules.model();
    MaintenanceTier first = standard.schedule().tiers().getFirst();
    TierSchedule whole = new TierSchedule(TierSchedule.Kind.WHOLE_POSITION, List.of(first));
    assertThat(terms(rules, whole).orElseThrow().levels().distances()).isEmpty();
    assertThat(terms(rules, TierSchedule.excerpt(new BigDecimal("0.01"), BigDecimal.ZERO)))
        .isEmpty();
    TierSchedule contracts =
        new TierSchedule(
            TierSchedule.Kind.WHOLE_POSITION, TierSchedule.Basis.CONTRACTS, List.of(first));
    assertThat(terms(rules, contracts)).isEmpty();
  }

  private static Optional<ContractTerms> terms(MarginRules rules, TierSchedule schedule) {
    return EngineTerms.of(
        new MarginRules(
            rules.instrument(),
            rules.contract(),
            rules.settlementAsset(),
            new StandardMargin(
                schedule, BigDecimal.ZERO, StandardMargin.TriggerEquality.LIQUIDATES),
            rules.removal(),
            rules.rulePack()),
        LEVELS,
        EngineTerms.Measure.USUAL);
  }
}
