package io.ringfence.reporting.stress;

import io.ringfence.contracts.rulepack.Fees;
import io.ringfence.contracts.rulepack.PackInstrument;
import io.ringfence.domain.mode.ModePolicy;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Outlook;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.domain.reconciliation.MarginMode;
import io.ringfence.domain.stress.Hedge;
import io.ringfence.domain.stress.StressBook;
import io.ringfence.reporting.mandate.Mandate;
import io.ringfence.reporting.report.RecordedBars;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What kills a position, how likely recorded marks say it is, and which margin mode the policy asks
 * for.
 *
 * @param held the position
 * @param killer smallest move of its mark that liquidates it; empty: none does
 * @param sigma standard deviation of the log price over eight hours; empty: fewer than two days
 * @param distance distance to liquidation in it; empty: unknown, or nothing to reach
 * @param probability share of past windows that went as far; empty: too few are known
 * @param odds whose windows: own, all (instruments together), or empty where there are too few
 * @param trouble smallest time within which one window in twenty reaches it; empty: unknown or none
 * @param advice the mode the policy asks for
 * @param switching fees of closing and opening again, settlement asset; empty: the pack names none
 */
public record OutlookLine(
    Held held,
    Optional<Fraction> killer,
    Optional<BigDecimal> sigma,
    Optional<BigDecimal> distance,
    Optional<Fraction> probability,
    String odds,
    Optional<Duration> trouble,
    ModePolicy.Advice advice,
    Optional<BigDecimal> switching) {
  private static final int SIGMA_DIGITS = 4;
  private static final BigDecimal TWICE = BigDecimal.valueOf(2);
  private static final Comparator<OutlookLine> LIKELIEST =
      Comparator.comparing(
              (OutlookLine line) -> line.probability().map(Fraction::negate).orElse(null),
              Comparator.nullsLast(Comparator.<Fraction>naturalOrder()))
          .thenComparing(
              line -> line.killer().map(Fraction::abs).orElse(null),
              Comparator.nullsLast(Comparator.<Fraction>naturalOrder()))
          .thenComparing(line -> line.held().line().key());

  /** What is the same for all positions. */
  private record Known(
      RecordedBars bars,
      Map<PositionKey, Fraction> killers,
      Map<PositionKey, Hedge> hedges,
      Mandate mandate) {}

  /** A line for each position, the likeliest to be liquidated first. */
  public static List<OutlookLine> of(StressFacts facts) {
    Known known =
        new Known(RecordedBars.of(facts.hours()), killers(facts), hedges(facts), facts.mandate());
    List<OutlookLine> lines = new ArrayList<>();
    facts.held().forEach(one -> lines.add(of(one, known)));
    lines.sort(LIKELIEST);
    return lines;
  }

  private static Map<PositionKey, Fraction> killers(StressFacts facts) {
    Map<PositionKey, Fraction> killers = new HashMap<>();
    facts
        .by(Held::asset)
        .values()
        .forEach(
            held ->
                StressBook.of(StressFacts.positions(held))
                    .deaths()
                    .forEach(death -> killers.put(death.position().key(), death.move())));
    return killers;
  }

  /** Named pairs within one account: only there one leg could stand for the other. */
  private static Map<PositionKey, Hedge> hedges(StressFacts facts) {
    Map<PositionKey, Hedge> hedges = new HashMap<>();
    for (Accounts account : Accounts.of(facts)) {
      Hedge.of(StressFacts.positions(account.held()), _ -> "").stream()
          .filter(Hedge::isGiven)
          .forEach(hedge -> hedge.legs().forEach(leg -> hedges.put(leg.key(), hedge)));
    }
    return hedges;
  }

  private static OutlookLine of(Held held, Known known) {
    InstrumentId instrument = held.line().key().instrument();
    Optional<PoolPosition> looking =
        known
            .bars()
            .volatility(instrument)
            .map(volatility -> held.position().with(Outlook.of(volatility)));
    return new OutlookLine(
        held,
        Optional.ofNullable(known.killers().get(held.line().key())),
        known.bars().sigma(instrument),
        looking
            .flatMap(PoolPosition::distanceInSigma)
            .filter(Double::isFinite)
            .map(of -> new BigDecimal(of).setScale(SIGMA_DIGITS, RoundingMode.FLOOR)),
        looking.flatMap(position -> position.hitProbability(BigDecimal.ZERO)),
        looking.isEmpty() ? "" : known.bars().hasOwnOdds(instrument) ? "own" : "all",
        looking.flatMap(PoolPosition::timeToTrouble),
        known
            .mandate()
            .modesOf(held.line().facts().node())
            .of(held.line().facts(), known.hedges().get(held.line().key())),
        switching(held));
  }

  /** Whether the policy asks for another mode than isolated margin, which it is in. */
  public boolean isAgainstPolicy() {
    return advice.mode() != MarginMode.ISOLATED;
  }

  /** Most venues let the mode be changed only without a position: close, and open again. */
  private static Optional<BigDecimal> switching(Held held) {
    return held.instrument()
        .flatMap(PackInstrument::fees)
        .map(Fees::taker)
        .map(
            rate ->
                held.position()
                    .economics()
                    .notional(held.position().mark())
                    .multiply(rate)
                    .multiply(TWICE));
  }
}
