package io.ringfence.reporting.report;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.domain.reallocation.Trigger;
import io.ringfence.reporting.query.HourlyMarksQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.query.Vantage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * Draws up batches of moves for a stretch of a run: on a schedule, and when something happened that
 * could change what is right to do. By the time of the run's events, never by a clock: the same run
 * gives the same batches, each with what called for it.
 *
 * @param clickhouse a way to ask
 * @param packs rule packs of this build
 * @param policy what batches aim at
 * @param terms when they are drawn up
 */
public record MoveWatch(
    DSLContext clickhouse, RulePacks packs, ReallocationPolicy policy, Terms terms) {
  /**
   * When batches are drawn up.
   *
   * @param every longest time between two batches of a pool, and how long one stands; above 0
   * @param quiet shortest time between two: what happens inside it is answered at its end; at least
   *     0, at most {@code every}
   * @param on what calls for one beside the schedule
   */
  public record Terms(Duration every, Duration quiet, Set<Trigger.Reason> on) {
    /** Hourly, and on everything, but not more often than every ten minutes. */
    public static final Terms DEFAULT =
        new Terms(Duration.ofHours(1), Duration.ofMinutes(10), Set.of(Trigger.Reason.values()));

    public Terms {
      on = Set.copyOf(on);
      if (!every.isPositive() || quiet.isNegative() || quiet.compareTo(every) > 0) {
        throw new IllegalArgumentException(
            "a batch must be due every > 0 with quiet in [0, every], were %s and %s"
                .formatted(every, quiet));
      }
    }

    Trigger trigger() {
      return new Trigger(every, Trigger.HOURLY.fundingDistance());
    }
  }

  /** A watch by the rules and the policy of this build. */
  public static MoveWatch ofThisBuild(DSLContext clickhouse, Terms terms) {
    return new MoveWatch(clickhouse, RulePacks.ofClassPath(), ReallocationPolicy.DEFAULT, terms);
  }

  static Valuation valuation(RulePacks packs) {
    return new Valuation(packs, AlertLevels.DEFAULT);
  }

  /**
   * What a stretch of a run called for.
   *
   * @param batches in order of time and pool; pools without anything to move have none
   * @param last when each pool was last due, with moves or without: what the next stretch needs
   */
  public record Drawn(List<MoveBatch> batches, Map<SuggestionsQuery.Pool, Instant> last) {
    public Drawn {
      batches = List.copyOf(batches);
      last = Map.copyOf(last);
    }
  }

  /**
   * Draws up what a stretch calls for. Stretch after stretch gives what the whole gives.
   *
   * @param run the run
   * @param after end of what was watched before, exclusive
   * @param to until when, inclusive, and by what knowledge
   * @param last when each pool was last due before; absent: never
   */
  public Drawn between(
      RunQuery.Row run, Instant after, Vantage to, Map<SuggestionsQuery.Pool, Instant> last) {
    List<HourlyMarksQuery.Row> hours = Prospects.hours(clickhouse, run.runId(), after, to);
    AnnouncedPacks known = AnnouncedPacks.known(clickhouse, packs, run.runId(), to);
    // What happened in the quiet time before may still wait for its answer.
    List<MoveEvents.Happened> events =
        new MoveEvents(clickhouse, known, run.runId())
            .between(after.minus(terms.quiet()), to, terms.on());
    Valuation valuation = valuation(known.all());
    return new MoveSchedule(terms, new MoveSchedule.Stretch(after, to.asOf()), events, last)
        .walk(at -> decisions(run, to.at(at), valuation, hours));
  }

  /** Batches of every pool at an instant, because a person asks. */
  public List<MoveBatch> asked(RunQuery.Row run, Vantage at, String why) {
    AnnouncedPacks known = AnnouncedPacks.known(clickhouse, packs, run.runId(), at);
    MoveSchedule.Decisions decisions =
        decisions(
            run,
            at,
            valuation(known.all()),
            Prospects.hours(clickhouse, run.runId(), at.asOf(), at));
    Map<SuggestionsQuery.Pool, List<MoveBatch.Call>> due = new LinkedHashMap<>();
    List<MoveBatch.Call> calls = List.of(new MoveBatch.Call(Trigger.Reason.ASKED, at.asOf(), why));
    decisions.pools().keySet().forEach(pool -> due.put(pool, calls));
    return decisions.of(due);
  }

  private MoveSchedule.Decisions decisions(
      RunQuery.Row run, Vantage at, Valuation valuation, List<HourlyMarksQuery.Row> hours) {
    DecisionFacts facts = DecisionFacts.known(clickhouse, valuation, run.runId(), at, hours);
    ReallocationPolicy inForce = facts.prospects().policy(policy);
    PoolMeans means = new PoolMeans(facts, inForce);
    Map<SuggestionsQuery.Pool, Pool> pools = new LinkedHashMap<>();
    new PoolMembers(facts)
        .fresh()
        .forEach(
            (id, positions) -> pools.put(SuggestionRows.stored(id), means.pool(id, positions)));
    return new MoveSchedule.Decisions(
        pools, inForce, new MoveBatches(run, facts, inForce, terms.every()));
  }
}
