package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.RunHeartbeats.RUN_HEARTBEATS;
import static io.ringfence.reporting.store.tables.Runs.RUNS;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.stress.GapTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Which runs completed or run, over what and until when. Says nothing of any desk. */
public record RunQuery(DSLContext clickhouse, DeskScope scope) {
  /** The only text of the options that may hold several words. */
  private static final Pattern GAP_SHOCKS = Pattern.compile("\"gapShocks\":\"([^\"]+)\"");

  /**
   * A run.
   *
   * @param runId its name
   * @param simulated whether its liquidations are computed rather than reported by a venue
   * @param markBasis {@code mark}, or {@code last} where last prices were used as marks
   * @param from lower bound of marks and funding, inclusive; absent: none
   * @param to upper bound of marks and funding, inclusive; absent: none
   * @param firstAt time of the first event
   * @param asOf time of the last event; of a run without an end the last published instant
   * @param inputDigest SHA-256 over inputs and options, hexadecimal
   * @param modelBuild version of the program that computed it
   * @param options options of the run as JSON
   * @param endless what a run without an end says of itself; absent: it is completed
   */
  public record Row(
      String runId,
      boolean simulated,
      String markBasis,
      @Nullable Instant from,
      @Nullable Instant to,
      Instant firstAt,
      Instant asOf,
      String inputDigest,
      String modelBuild,
      String options,
      @Nullable Endless endless) {
    /** How far marks gap against nodes, as the run was told (option {@code gapShocks}). */
    public GapTable gapTable() {
      Matcher said = GAP_SHOCKS.matcher(options);
      return said.find() ? GapTable.of(List.of(said.group(1).split(" ", -1))) : GapTable.NONE;
    }

    /** The same run seen from an earlier instant. */
    public Row asOf(Instant earlier) {
      return new Row(
          runId,
          simulated,
          markBasis,
          from,
          to,
          firstAt,
          earlier,
          inputDigest,
          modelBuild,
          options,
          endless);
    }
  }

  /**
   * How far a run without an end is.
   *
   * @param stopped whether it was told to stop; else it runs, or is down where its heartbeat is old
   * @param heartbeatAt when it said so last, wall clock
   * @param checkpointAt when its last checkpoint was complete, wall clock; absent: none yet
   */
  public record Endless(boolean stopped, Instant heartbeatAt, @Nullable Instant checkpointAt) {
    /** In words: {@code still running, last heartbeat …}. */
    public String words() {
      return (stopped ? "stopped, can go on" : "still running") + ", last heartbeat " + heartbeatAt;
    }
  }

  /** The run of this name. */
  public Optional<Row> named(String runId) {
    return all().stream().filter(run -> run.runId().equals(runId)).findFirst();
  }

  /** The run that reaches furthest; of several the last by name. */
  public Optional<Row> latest() {
    return all().stream().findFirst();
  }

  /** Every run, the one that reaches furthest first. */
  public List<Row> all() {
    List<Row> all = new ArrayList<>(new LinkedHashSet<>(completed()));
    Set<String> names = all.stream().map(Row::runId).collect(Collectors.toSet());
    endless().stream().filter(run -> names.add(run.runId())).forEach(all::add);
    all.sort(Comparator.comparing((Row run) -> run.asOf()).thenComparing(Row::runId).reversed());
    return all;
  }

  /** Runs without an end at their newest heartbeat; one that was said twice is there twice. */
  private List<Row> endless() {
    return clickhouse
        .selectFrom(RUN_HEARTBEATS)
        .where(
            row(RUN_HEARTBEATS.RUN_ID, RUN_HEARTBEATS.HEARTBEAT_AT)
                .in(
                    select(RUN_HEARTBEATS.RUN_ID, max(RUN_HEARTBEATS.HEARTBEAT_AT))
                        .from(RUN_HEARTBEATS)
                        .groupBy(RUN_HEARTBEATS.RUN_ID)))
        .orderBy(RUN_HEARTBEATS.HEARTBEAT_AT.desc())
        .fetch(
            heartbeat ->
                new Row(
                    heartbeat.get(RUN_HEARTBEATS.RUN_ID),
                    heartbeat.get(RUN_HEARTBEATS.SIMULATED),
                    heartbeat.get(RUN_HEARTBEATS.MARK_BASIS),
                    heartbeat.get(RUN_HEARTBEATS.FROM_AT),
                    heartbeat.get(RUN_HEARTBEATS.TO_AT),
                    heartbeat.get(RUN_HEARTBEATS.FIRST_AT),
                    heartbeat.get(RUN_HEARTBEATS.AS_OF),
                    heartbeat.get(RUN_HEARTBEATS.INPUT_DIGEST),
                    heartbeat.get(RUN_HEARTBEATS.MODEL_BUILD),
                    heartbeat.get(RUN_HEARTBEATS.OPTIONS),
                    new Endless(
                        heartbeat.get(RUN_HEARTBEATS.STATE).equals("STOPPED"),
                        heartbeat.get(RUN_HEARTBEATS.HEARTBEAT_AT),
                        heartbeat.get(RUN_HEARTBEATS.CHECKPOINT_AT))));
  }

  private List<Row> completed() {
    return clickhouse
        .selectFrom(RUNS)
        .fetch(
            run ->
                new Row(
                    run.get(RUNS.RUN_ID),
                    run.get(RUNS.SIMULATED),
                    run.get(RUNS.MARK_BASIS),
                    run.get(RUNS.FROM_AT),
                    run.get(RUNS.TO_AT),
                    run.get(RUNS.FIRST_AT),
                    run.get(RUNS.AS_OF),
                    run.get(RUNS.INPUT_DIGEST),
                    run.get(RUNS.MODEL_BUILD),
                    run.get(RUNS.OPTIONS),
                    null));
  }
}
