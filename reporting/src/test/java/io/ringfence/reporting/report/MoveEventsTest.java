package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.domain.reallocation.Trigger;
import io.ringfence.reporting.fixture.EventRows;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.store.ClickHouseStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** What calls for a batch beside the schedule: funding, volatility and announced rules. */
@OnEngine
class MoveEventsTest {
  private static final BigDecimal NEAR = new BigDecimal("0.10");
  private static final BigDecimal FIVE = new BigDecimal("5");
  private static final RulePacks PACKS = RulePacks.ofClassPath();

  private final DSLContext clickhouse;

  MoveEventsTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
  }

  private RunQuery.Row stored(String run, long seed) {
    SampleRun.of(run, seed, 60).storeIn(clickhouse);
    return new RunQuery(clickhouse, DeskScope.ALL).named(run).orElseThrow();
  }

  private MoveWatch watch(RulePacks packs, Trigger.Reason on) {
    return new MoveWatch(
        clickhouse,
        packs,
        ReallocationPolicy.DEFAULT,
        new MoveWatch.Terms(Duration.ofHours(2), Duration.ofMinutes(10), Set.of(on)));
  }

  private List<MoveEvents.Happened> happened(String run, RulePacks packs, Trigger.Reason on) {
    return new MoveEvents(clickhouse, AnnouncedPacks.none(packs), run)
        .between(SampleRun.START, Vantage.latest(SampleRun.END), Set.of(on));
  }

  /** Batches of the ten minutes up to an instant where every pool had its last half an hour ago. */
  private static MoveWatch.Drawn drawn(MoveWatch watch, RunQuery.Row run, Instant at) {
    Instant before = at.minus(Duration.ofMinutes(30));
    Map<SuggestionsQuery.Pool, Instant> last = new HashMap<>();
    watch
        .between(run, SampleRun.START, Vantage.latest(before), Map.of())
        .last()
        .keySet()
        .forEach(pool -> last.put(pool, before));
    assertThat(last).isNotEmpty();
    return watch.between(run, at.minus(Duration.ofMinutes(10)), Vantage.latest(at), last);
  }

  private Map<String, PositionLine> lines(RunQuery.Row run, Instant at) {
    Map<String, PositionLine> lines = new HashMap<>();
    MoveWatch.valuation(PACKS)
        .of(new PositionsAtQuery(clickhouse, DeskScope.ALL).at(run.runId(), at))
        .forEach(line -> lines.put(line.key().toString(), line));
    return lines;
  }

  private static boolean isNear(PositionLine line) {
    return line.distance().filter(distance -> distance.compareTo(NEAR) <= 0).isPresent();
  }

  @Test
  void fundingCallsForABatchOfThePoolWhereAPositionNearItsEndPaidIt() {
    Instant at = SampleRun.START.plus(Duration.ofMinutes(7 * 60 + 30));
    RunQuery.Row run = stored("funding paid", 72);
    MoveWatch watch = watch(PACKS, Trigger.Reason.FUNDING_PAID);
    Map<String, PositionLine> lines = lines(run, at);
    MoveBatch asked =
        watch.asked(run, Vantage.latest(at), "").stream()
            .filter(batch -> !target(batch).isEmpty() && isNear(of(lines, target(batch))))
            .findFirst()
            .orElseThrow();
    List<String> others =
        lines.values().stream()
            .filter(line -> !line.key().toString().equals(target(asked)))
            .filter(line -> line.distance().isPresent())
            .sorted((a, b) -> Boolean.compare(isNear(a), isNear(b)))
            .map(line -> line.key().toString())
            .toList();
    assertThat(drawn(watch, run, at).batches()).isEmpty();
    new EventRows(clickhouse, run.runId())
        .funding(target(asked), at, FIVE.negate())
        .funding(others.getFirst(), at, FIVE.negate())
        .funding(others.getLast(), at, FIVE);
    assertThat(isNear(of(lines, others.getFirst()))).isFalse();
    assertThat(isNear(of(lines, others.getLast()))).isTrue();
    assertThat(happened(run.runId(), PACKS, Trigger.Reason.FUNDING_PAID))
        .extracting(MoveEvents.Happened::at, MoveEvents.Happened::what)
        .containsExactlyInAnyOrder(
            tuple(at, paid(lines, target(asked))), tuple(at, paid(lines, others.getFirst())));
    assertThat(drawn(watch, run, at).batches())
        .singleElement()
        .satisfies(
            batch -> {
              assertThat(batch.pool()).isEqualTo(asked.pool());
              assertThat(batch.calls())
                  .containsExactly(
                      new MoveBatch.Call(
                          Trigger.Reason.FUNDING_PAID, at, paid(lines, target(asked))));
            });
  }

  private static String target(MoveBatch batch) {
    return batch.moves().stream()
        .flatMap(move -> move.to().stream())
        .map(MoveBatch.Leg::position)
        .findFirst()
        .orElse("");
  }

  private static PositionLine of(Map<String, PositionLine> lines, String key) {
    return Objects.requireNonNull(lines.get(key), key);
  }

  private static String paid(Map<String, PositionLine> lines, String key) {
    String asset = of(lines, key).row().settlementAsset();
    return "%s paid %s of funding".formatted(key, Words.amount(FIVE, asset));
  }

  @Test
  void aCrashChangesTheRegimeOfItsInstrumentAndCallsForABatch() {
    RunQuery.Row run = stored("regime changed", 73);
    assertThat(happened(run.runId(), PACKS, Trigger.Reason.REGIME_CHANGED)).isEmpty();
    new EventRows(clickhouse, run.runId()).hoursBefore("BTCUSDT", 48);
    Instant at = SampleRun.START.plus(Duration.ofHours(22));
    String what = "binance/BTCUSDT normal to stressed";
    assertThat(happened(run.runId(), PACKS, Trigger.Reason.REGIME_CHANGED))
        .extracting(MoveEvents.Happened::at, MoveEvents.Happened::what)
        .containsExactly(tuple(at, what));
    MoveWatch.Drawn drawn = drawn(watch(PACKS, Trigger.Reason.REGIME_CHANGED), run, at);
    // Pools that hold the instrument were due, with anything to move or not; the others were not.
    assertThat(drawn.last().values()).contains(at, at.minus(Duration.ofMinutes(30)));
    assertThat(drawn.batches())
        .allSatisfy(
            batch ->
                assertThat(batch.calls())
                    .contains(new MoveBatch.Call(Trigger.Reason.REGIME_CHANGED, at, what)));
  }

  @Test
  void announcedRulesCallForABatchADayBeforeAndWhenTheyApply() {
    RunQuery.Row run = stored("rules announced", 74);
    Instant applies = SampleRun.START.plus(Duration.ofMinutes(12 * 60 + 30));
    Instant later = SampleRun.START.plus(Duration.ofHours(30));
    RulePacks packs = PACKS.plus(List.of(announced("soon", applies), announced("later", later)));
    assertThat(happened(run.runId(), packs, Trigger.Reason.TIER_NOTICE))
        .filteredOn(one -> one.what().startsWith("binance/BTCUSDT "))
        .extracting(MoveEvents.Happened::at, MoveEvents.Happened::what)
        .containsExactly(
            tuple(later.minus(MoveEvents.NOTICE), notice("later", later)),
            tuple(applies, notice("soon", applies)));
    assertThat(drawn(watch(packs, Trigger.Reason.TIER_NOTICE), run, applies).batches())
        .isNotEmpty()
        .allSatisfy(
            batch ->
                assertThat(batch.calls())
                    .isNotEmpty()
                    .allMatch(call -> call.reason() == Trigger.Reason.TIER_NOTICE)
                    .allMatch(call -> call.at().equals(applies)));
    assertThat(drawn(watch(PACKS, Trigger.Reason.TIER_NOTICE), run, applies).batches()).isEmpty();
  }

  @Test
  void rulesThatComeWhileTheRunGoesOnCallForABatchWhenTheyAreKnownAndWhenTheyApply() {
    RunQuery.Row run = stored("rules come", 75);
    Instant known = SampleRun.START.plus(Duration.ofMinutes(12 * 60 + 30));
    Instant applies = SampleRun.START.plus(Duration.ofHours(20));
    Instant past = SampleRun.START.plus(Duration.ofHours(2));
    EventRows rows = new EventRows(clickhouse, run.runId());
    MoveWatch watch = watch(PACKS, Trigger.Reason.TIER_NOTICE);
    assertThat(drawn(watch, run, known).batches()).isEmpty();
    rows.announced("binance-usdm", "soon", applies, known);
    rows.announced("binance-usdm", "too late", past, known);
    assertThat(drawn(watch, run, known).batches())
        .isNotEmpty()
        .allSatisfy(
            batch ->
                assertThat(batch.calls())
                    .isNotEmpty()
                    .allMatch(call -> call.reason() == Trigger.Reason.TIER_NOTICE)
                    .allMatch(call -> call.at().equals(known)));
    assertThat(noticed(run, Vantage.latest(SampleRun.END)))
        .containsExactly(
            tuple(known, notice("soon", applies)),
            tuple(known, notice("too late", past)),
            tuple(applies, notice("soon", applies)));
    assertThat(noticed(run, new Vantage(SampleRun.END, known.minusSeconds(1)))).isEmpty();
  }

  private List<Tuple> noticed(RunQuery.Row run, Vantage to) {
    return new MoveEvents(
            clickhouse, AnnouncedPacks.known(clickhouse, PACKS, run.runId(), to), run.runId())
        .between(SampleRun.START, to, Set.of(Trigger.Reason.TIER_NOTICE)).stream()
            .filter(one -> one.what().startsWith("binance/BTCUSDT "))
            .map(one -> tuple(one.at(), one.what()))
            .toList();
  }

  private static RulePack announced(String version, Instant from) {
    RulePack pack = PACKS.of("binance").getLast();
    return new RulePack(
        pack.packId(), version, pack.venue(), from, from, pack.source(), pack.instruments());
  }

  private static String notice(String version, Instant from) {
    RulePack pack = announced(version, from);
    return "binance/BTCUSDT %s from %s".formatted(pack.stamp(), Words.time(from));
  }
}
