package io.ringfence.reporting.report;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.reallocation.Containment.Joint;
import io.ringfence.domain.reallocation.Outlook;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.domain.reallocation.Suggestion.Obstacle;
import io.ringfence.reporting.mandate.Conduct;
import io.ringfence.reporting.mandate.Mandate;
import io.ringfence.reporting.mandate.MandateFile;
import io.ringfence.reporting.query.HourlyMarksQuery;
import io.ringfence.reporting.query.MandatesQuery;
import io.ringfence.reporting.query.PositionChangesQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.query.VenueFiguresQuery;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What is known at an instant of the near future of positions, and what bars moves of them: the
 * volatility and odds of recorded hours, breaks with a venue that are open, margin that was moved a
 * short while ago, what the planned loss still allows to be added, and what the mandate says.
 */
public final class Prospects {
  /** Nothing known, nothing barred. */
  public static final Prospects UNKNOWN =
      new Prospects(RecordedBars.NONE, RecordedWindows.NONE, Map.of(), Set.of(), Mandate.NONE);

  /** How long before the instant hours are looked at. */
  static final Duration LOOK_BACK = Duration.ofDays(30);

  /** How long a position is left alone after margin was put in or taken out. */
  static final Duration COOL_DOWN = Duration.ofMinutes(15);

  private static final DeskScope SCOPE = DeskScope.ALL;
  private static final Set<String> MOVED = Set.of("add", "remove");

  private final RecordedBars bars;
  private final RecordedWindows windows;
  private final Map<String, List<VenueFiguresQuery.Row>> figures;
  private final Set<String> moved;
  private final Mandate mandate;
  private @Nullable Joint joint;

  private Prospects(
      RecordedBars bars,
      RecordedWindows windows,
      Map<String, List<VenueFiguresQuery.Row>> figures,
      Set<String> moved,
      Mandate mandate) {
    this.mandate = mandate;
    this.bars = bars;
    this.windows = windows;
    this.figures = Map.copyOf(figures);
    this.moved = Set.copyOf(moved);
  }

  /** What a run knew at a vantage. */
  public static Prospects read(DSLContext clickhouse, String run, Vantage at) {
    return read(clickhouse, run, at, hours(clickhouse, run, at.asOf(), at));
  }

  /** The same where its hours are read already; those that end later are left out. */
  static Prospects read(
      DSLContext clickhouse, String run, Vantage at, List<HourlyMarksQuery.Row> hours) {
    Instant first = at.asOf().minus(LOOK_BACK);
    return of(
            RecordedBars.until(
                hours.stream().filter(row -> row.hour().isAfter(first)).toList(), at.asOf()),
            new VenueFiguresQuery(clickhouse, SCOPE).at(run, at),
            new PositionChangesQuery(clickhouse, SCOPE)
                .between(run, at.asOf().minus(COOL_DOWN), at))
        .under(mandate(clickhouse, run, at));
  }

  /** The mandate in force at a vantage; one that says nothing where none was given. */
  public static Mandate mandate(DSLContext clickhouse, String run, Vantage at) {
    return new MandatesQuery(clickhouse, SCOPE)
        .at(run, at)
        .map(row -> MandateFile.stored(row.document()))
        .orElse(Mandate.NONE);
  }

  /** The same under a mandate. */
  Prospects under(Mandate other) {
    return new Prospects(bars, windows, figures, moved, other);
  }

  /** The mandate in force. */
  public Mandate mandate() {
    return mandate;
  }

  /** A policy with what the mandate says in place of its own. */
  public ReallocationPolicy policy(ReallocationPolicy base) {
    return mandate.policy(base);
  }

  /** What hours, figures of venues and the changes of the cool-down say. */
  static Prospects of(
      RecordedBars bars,
      List<VenueFiguresQuery.Row> figures,
      List<PositionChangesQuery.Row> changes) {
    Map<String, List<VenueFiguresQuery.Row>> byPosition = new HashMap<>();
    figures.forEach(
        row -> byPosition.computeIfAbsent(row.positionKey(), _ -> new ArrayList<>()).add(row));
    Set<String> moved = new HashSet<>();
    changes.stream()
        .filter(row -> MOVED.contains(row.change()))
        .forEach(row -> moved.add(row.positionKey()));
    return new Prospects(bars, bars.windows(), byPosition, moved, Mandate.NONE);
  }

  /** Hours that questions from an instant to a vantage look at. */
  static List<HourlyMarksQuery.Row> hours(
      DSLContext clickhouse, String run, Instant from, Vantage to) {
    return new HourlyMarksQuery(clickhouse, SCOPE).between(run, from.minus(LOOK_BACK), to);
  }

  /** Joint windows of the hours looked at; put together only where they are asked for. */
  public Joint joint() {
    Joint known = joint;
    if (known == null) {
      known = windows.joint();
      joint = known;
    }
    return known;
  }

  /** Whether a venue has printed figures of a position, by its key as it is written. */
  boolean hasFigures(String positionKey) {
    return figures.containsKey(positionKey);
  }

  /** What is known of a position. */
  Outlook of(PositionLine line) {
    return new Outlook(
        bars.volatility(line.key().instrument()).orElse(null),
        trend(line),
        barred(line),
        topUpLeft(line));
  }

  /**
   * By the measure the mandate states for its node; absent: it states none, or hours are missing.
   */
  private Outlook.@Nullable Trend trend(PositionLine line) {
    Conduct.Press press =
        mandate.ofConduct(line.facts().node(), Conduct::press).map(Mandate.Said::what).orElse(null);
    return press == null
        ? null
        : bars.trend(line.key().instrument(), press.trendHours())
            .map(
                trend ->
                    new Outlook.Trend(
                        "log return of %s h in sigma of that time".formatted(press.trendHours()),
                        trend.multiply(BigDecimal.valueOf(line.key().side().sign()))))
            .orElse(null);
  }

  private @Nullable Obstacle barred(PositionLine line) {
    String key = line.key().toString();
    if (mandate.lockOf(line.key()).isPresent()) {
      return Obstacle.LOCKED;
    }
    if (figures.getOrDefault(key, List.of()).stream()
        .anyMatch(row -> BookFigures.isBreak(row, line))) {
      return Obstacle.BREAK_OPEN;
    }
    return moved.contains(key) ? Obstacle.COOLING_DOWN : null;
  }

  /** The plan says how much may be lost in all: with more margin, more can be. */
  private static @Nullable BigDecimal topUpLeft(PositionLine line) {
    BigDecimal planned = line.facts().plannedMaxLoss();
    return planned == null
        ? null
        : planned.subtract(line.row().economics().lifetimeCap()).max(BigDecimal.ZERO);
  }
}
