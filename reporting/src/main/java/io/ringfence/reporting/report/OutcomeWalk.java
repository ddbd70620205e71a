package io.ringfence.reporting.report;

import io.ringfence.domain.outcome.Hour;
import io.ringfence.domain.outcome.WalkForward;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.domain.reallocation.Trigger;
import io.ringfence.reporting.query.AlertsBetweenQuery;
import io.ringfence.reporting.query.HourlyMarksQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Walks the decisions of a run's last day forward, hour by hour, over what it stored. */
final class OutcomeWalk {
  private static final Trigger TRIGGER = Trigger.HOURLY;

  private final ReallocationPolicy policy;
  private final List<AlertsBetweenQuery.Row> alerts;
  private final Map<Instant, Map<InstrumentId, Hour.Range>> ahead = new TreeMap<>();
  private final TreeMap<Instant, Map<InstrumentId, BigDecimal>> last = new TreeMap<>();

  OutcomeWalk(
      ReallocationPolicy policy,
      List<HourlyMarksQuery.Row> marks,
      List<AlertsBetweenQuery.Row> alerts) {
    this.policy = policy;
    this.alerts = List.copyOf(alerts);
    marks.forEach(this::add);
  }

  private void add(HourlyMarksQuery.Row row) {
    Instant from = row.hour().minus(TRIGGER.every());
    InstrumentId instrument = new InstrumentId(row.venue(), row.instrument());
    ahead
        .computeIfAbsent(from, _ -> new HashMap<>())
        .put(instrument, new Hour.Range(row.low(), row.high()));
    last.computeIfAbsent(from, _ -> new HashMap<>()).put(instrument, row.close());
  }

  /**
   * The outcomes.
   *
   * @param hours full hours, in order of time
   * @param facts what was known at each; asked in that order
   * @param end what is decided at the end of the run
   */
  Outcomes of(List<Instant> hours, Function<Instant, DecisionFacts> facts, Decided end) {
    Map<String, WalkForward> walks = new TreeMap<>();
    for (Instant at : hours) {
      DecisionFacts known = facts.apply(at);
      ReallocationPolicy inForce = known.prospects().policy(policy);
      Map<String, List<Pool>> pools = new TreeMap<>();
      for (Pool pool : Decided.pools(known, inForce)) {
        pools.computeIfAbsent(pool.id().settlementAsset(), _ -> new ArrayList<>()).add(pool);
      }
      pools.keySet().forEach(asset -> walks.putIfAbsent(asset, new WalkForward(policy)));
      walks.forEach(
          (asset, walk) ->
              walk.step(
                  new Hour(
                      at,
                      pools.getOrDefault(asset, List.of()),
                      marksAt(at),
                      ahead.getOrDefault(at, Map.of())),
                  inForce));
    }
    DecisionTickets tickets =
        DecisionTickets.of(end.batches(), end.policy(), end.facts().prospects().joint());
    return outcomes(walks, tickets);
  }

  /** What called for a batch at a full hour: the schedule, and what happened since the last. */
  private Set<Trigger.Reason> reasons(Instant at) {
    Instant last = at.minus(TRIGGER.every());
    Set<Trigger.Reason> reasons = EnumSet.noneOf(Trigger.Reason.class);
    TRIGGER.due(new Trigger.Event.Tick(at), last).ifPresent(reasons::add);
    for (AlertsBetweenQuery.Row alert : alerts) {
      String position = alert.positionKey();
      if (position != null && alert.at().isAfter(last) && !alert.at().isAfter(at)) {
        // An alert at a level is a state one rank worse.
        TRIGGER
            .due(new Trigger.Event.StateChanged(alert.at(), position, 0, 1), last)
            .ifPresent(reasons::add);
      }
    }
    return reasons;
  }

  /** The latest mark of each instrument at a full hour. */
  private Map<InstrumentId, BigDecimal> marksAt(Instant at) {
    Map<InstrumentId, BigDecimal> marks = new HashMap<>();
    last.headMap(at, false).values().forEach(marks::putAll);
    return marks;
  }

  private Outcomes outcomes(Map<String, WalkForward> walks, DecisionTickets tickets) {
    List<Outcomes.Hourly> hours = new ArrayList<>();
    List<Outcomes.Scored> scores = new ArrayList<>();
    walks.forEach(
        (asset, walk) -> {
          walk.steps()
              .forEach(step -> hours.add(new Outcomes.Hourly(asset, step, reasons(step.at()))));
          walk.scores().forEach(score -> scores.add(new Outcomes.Scored(asset, score)));
        });
    return new Outcomes(hours, scores, tickets);
  }
}
