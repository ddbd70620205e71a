package io.ringfence.reporting.report;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.reallocation.Outlook;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.domain.sizing.FundingRunway;
import io.ringfence.reporting.query.PositionChangesQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How soon a position may be in trouble: by what marks did before, and by funding alone.
 *
 * @param line the position
 * @param hours smallest time, in full hours, within which one past window in twenty went as far as
 *     its liquidation, moves growing with the root of time; empty: none up to three days, or
 *     unknown
 * @param isKnown whether enough hours and windows are known
 * @param shareOfEight share of windows of eight hours that went so far; empty: unknown
 * @param lastFunding what the last settlement did to the wallet; absent: there was none
 * @param runway settlements like the last until it is liquidated at the mark of now; empty: none,
 *     or not known how often the venue settles
 */
public record TroubleLine(
    PositionLine line,
    Optional<Integer> hours,
    boolean isKnown,
    Optional<BigDecimal> shareOfEight,
    @Nullable BigDecimal lastFunding,
    Optional<FundingRunway> runway) {
  private static final int MOST_HOURS = 72;
  private static final int SCALE = 4;
  private static final int RATE_SCALE = 18;

  /** The soonest first; what is not known before what is not near. */
  private static final Comparator<TroubleLine> SOONEST =
      Comparator.comparing(
              (TroubleLine it) -> it.hours().orElse(null),
              Comparator.nullsLast(Comparator.<Integer>naturalOrder()))
          .thenComparing(TroubleLine::isKnown)
          .thenComparing(TroubleLine::line, PositionLine.BY_DISTANCE);

  /** Lines of the positions with a liquidation price, the soonest first. */
  public static List<TroubleLine> of(RiskReport report, Insights insights) {
    RecordedBars bars = RecordedBars.of(insights.hours());
    Map<String, BigDecimal> funding = lastFunding(insights.changes());
    return report.positions().stream()
        .filter(line -> line.liquidationPrice().isPresent())
        .map(line -> of(line, bars, funding))
        .sorted(SOONEST)
        .toList();
  }

  /** What the last settlement did to the wallet of each episode that had one. */
  static Map<String, BigDecimal> lastFunding(List<PositionChangesQuery.Row> changes) {
    Map<String, BigDecimal> last = new HashMap<>();
    for (PositionChangesQuery.Row change : changes) {
      BigDecimal amount = change.amount();
      if (change.change().equals("funding") && amount != null) {
        last.put(change.positionKey() + " " + change.episode(), amount);
      }
    }
    return last;
  }

  /** Name of a position's episode among them. */
  static String episode(PositionLine line) {
    return line.key() + " " + line.row().episode();
  }

  static TroubleLine of(PositionLine line, RecordedBars bars, Map<String, BigDecimal> funding) {
    Optional<PoolPosition> looking = looking(line, bars);
    BigDecimal last = funding.get(episode(line));
    return new TroubleLine(
        line,
        looking.flatMap(PoolPosition::timeToTrouble).flatMap(TroubleLine::hours),
        looking.isPresent(),
        looking
            .flatMap(position -> position.hitProbability(BigDecimal.ZERO))
            .map(share -> share.rounded(SCALE, RoundingMode.HALF_UP)),
        last,
        last == null ? Optional.empty() : runway(line, last));
  }

  /** The position with the volatility of its instrument; empty: one of them is unknown. */
  private static Optional<PoolPosition> looking(PositionLine line, RecordedBars bars) {
    return Optional.ofNullable(line.exposure())
        .flatMap(
            exposure ->
                bars.volatility(line.key().instrument())
                    .map(Outlook::of)
                    .map(outlook -> PoolMembers.member(line, exposure, outlook)));
  }

  private static Optional<Integer> hours(Duration trouble) {
    long hours = Math.ceilDiv(trouble.toSeconds(), Duration.ofHours(1).toSeconds());
    return hours > MOST_HOURS ? Optional.empty() : Optional.of((int) hours);
  }

  /** The rate that would make of the value of now what the last settlement was. */
  private static Optional<FundingRunway> runway(PositionLine line, BigDecimal last) {
    MarginExposure exposure = line.exposure();
    Optional<BigDecimal> interval = line.rules().funding().intervalHours();
    if (exposure == null || interval.isEmpty() || exposure.notional().signum() == 0) {
      return Optional.empty();
    }
    BigDecimal rate =
        last.negate()
            .multiply(BigDecimal.valueOf(line.key().side().sign()))
            .divide(exposure.notional(), RATE_SCALE, RoundingMode.HALF_UP);
    return FundingRunway.of(
        line.rules().model(),
        exposure.position(),
        new FundingRunway.Settlement(exposure.markPrice(), rate, interval.get()));
  }
}
