package io.ringfence.reporting.report;

import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.exposure.PositionStage;
import io.ringfence.domain.mark.VolatilityGauge;
import io.ringfence.domain.mark.VolatilityRegime;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.reallocation.Trigger;
import io.ringfence.reporting.query.HourlyMarksQuery;
import io.ringfence.reporting.query.PositionChangesQuery;
import io.ringfence.reporting.query.PositionStagesQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.Vantage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/**
 * What happened in a stretch of a run that may call for a batch of moves: positions that came
 * nearer to their end, volatility that went to another regime, funding that was paid, brackets that
 * change. Read from what is stored, so that a kept run always tells the same.
 *
 * @param clickhouse a way to ask
 * @param packs rule packs of this build, and what venues announced to the run
 * @param runId the run
 */
record MoveEvents(DSLContext clickhouse, AnnouncedPacks packs, String runId) {
  /** How long before it applies an announced rule pack calls for a batch. */
  static final Duration NOTICE = Duration.ofHours(24);

  private static final DeskScope SCOPE = DeskScope.ALL;

  /**
   * Something that happened.
   *
   * @param event what, for the trigger
   * @param what what, for people
   */
  record Happened(Trigger.Event event, String what) {
    Instant at() {
      return event.at();
    }
  }

  /** Everything after an instant up to a vantage, in order of time. */
  List<Happened> between(Instant after, Vantage to, Set<Trigger.Reason> on) {
    List<Happened> all = new ArrayList<>();
    for (Trigger.Reason reason : on) {
      all.addAll(
          switch (reason) {
            case SCHEDULE, ASKED -> List.of();
            case STATE_WORSE -> stages(after, to);
            case REGIME_CHANGED -> regimes(after, to);
            case FUNDING_PAID -> fundings(after, to);
            case TIER_NOTICE -> notices(after, to);
          });
    }
    all.sort(Comparator.comparing(Happened::at).thenComparing(Happened::what));
    return all;
  }

  private List<Happened> stages(Instant after, Vantage to) {
    List<Happened> all = new ArrayList<>();
    for (PositionStagesQuery.Row row :
        new PositionStagesQuery(clickhouse, SCOPE).between(runId, after, to)) {
      PositionStage entered = PositionStage.valueOf(row.stage());
      String previous = row.previous();
      if (previous != null && isAlive(entered)) {
        all.add(
            new Happened(
                new Trigger.Event.StateChanged(
                    row.at(),
                    row.positionKey(),
                    PositionStage.valueOf(previous).ordinal(),
                    entered.ordinal()),
                "%s %s to %s".formatted(row.positionKey(), word(previous), word(row.stage()))));
      }
    }
    return all;
  }

  /** Margin can still be moved to it. */
  private static boolean isAlive(PositionStage stage) {
    return switch (stage) {
      case UNKNOWN, NORMAL, WATCH, CRITICAL -> true;
      case PRESUMED_LIQUIDATED, LIQUIDATED, CLOSED -> false;
    };
  }

  private static String word(String code) {
    return code.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** By hourly closes from the beginning of the run: a gauge needs a day of them. */
  private List<Happened> regimes(Instant after, Vantage to) {
    List<Happened> all = new ArrayList<>();
    Map<InstrumentId, VolatilityGauge> gauges = new HashMap<>();
    for (HourlyMarksQuery.Row row :
        new HourlyMarksQuery(clickhouse, SCOPE).between(runId, Instant.EPOCH, to)) {
      if (row.hour().isAfter(to.asOf())) {
        // The hour is not over.
        continue;
      }
      InstrumentId instrument = new InstrumentId(row.venue(), row.instrument());
      VolatilityGauge gauge = gauges.computeIfAbsent(instrument, _ -> new VolatilityGauge());
      VolatilityRegime before = gauge.regime();
      gauge.close(row.close(), row.hour());
      VolatilityRegime now = gauge.regime();
      if (row.hour().isAfter(after) && before != null && now != null && before != now) {
        all.add(
            new Happened(
                new Trigger.Event.RegimeChanged(
                    row.hour(), instrument, before.ordinal(), now.ordinal()),
                "%s %s to %s".formatted(instrument, before.code(), now.code())));
      }
    }
    return all;
  }

  private List<Happened> fundings(Instant after, Vantage to) {
    Map<Instant, Map<String, PositionLine>> lines = new HashMap<>();
    List<Happened> all = new ArrayList<>();
    for (PositionChangesQuery.Row row :
        new PositionChangesQuery(clickhouse, SCOPE).between(runId, after, to)) {
      BigDecimal amount = row.amount();
      if (row.change().equals("funding") && amount != null && amount.signum() < 0) {
        PositionLine line =
            lines.computeIfAbsent(row.at(), at -> linesAt(to.at(at))).get(row.positionKey());
        if (line != null && line.distance().isPresent()) {
          all.add(
              new Happened(
                  new Trigger.Event.FundingSettled(
                      row.at(), row.positionKey(), amount.negate(), line.distance().get()),
                  "%s paid %s of funding"
                      .formatted(
                          row.positionKey(),
                          Words.amount(amount.negate(), row.settlementAsset()))));
        }
      }
    }
    return all;
  }

  private Map<String, PositionLine> linesAt(Vantage at) {
    Map<String, PositionLine> lines = new HashMap<>();
    MoveWatch.valuation(packs.all())
        .of(new PositionsAtQuery(clickhouse, SCOPE).at(runId, at))
        .forEach(line -> lines.put(line.key().toString(), line));
    return lines;
  }

  /** Packs that begin to apply, or are about to. */
  private List<Happened> notices(Instant after, Vantage to) {
    List<Happened> all = new ArrayList<>();
    for (InstrumentId instrument : instruments(to)) {
      for (RulePack pack : packs.all().listing(instrument).stream().skip(1).toList()) {
        for (Instant at : instants(pack)) {
          if (at.isAfter(after) && !at.isAfter(to.asOf())) {
            all.add(
                new Happened(
                    new Trigger.Event.TierNotice(at, instrument, pack.effectiveFrom()),
                    "%s %s from %s"
                        .formatted(instrument, pack.stamp(), Words.time(pack.effectiveFrom()))));
          }
        }
      }
    }
    return all;
  }

  /**
   * When a pack calls for a batch: a day before it applies and then, but not before it is known.
   */
  private Set<Instant> instants(RulePack pack) {
    Instant known = packs.knownAt(pack);
    Set<Instant> instants = new TreeSet<>();
    for (Duration before : List.of(NOTICE, Duration.ZERO)) {
      Instant at = pack.effectiveFrom().minus(before);
      instants.add(at.isBefore(known) ? known : at);
    }
    return instants;
  }

  private Set<InstrumentId> instruments(Vantage to) {
    Set<InstrumentId> instruments = new TreeSet<>();
    new PositionsAtQuery(clickhouse, SCOPE)
        .at(runId, to)
        .forEach(row -> instruments.add(row.key().instrument()));
    return instruments;
  }
}
