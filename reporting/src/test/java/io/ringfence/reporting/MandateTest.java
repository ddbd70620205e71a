package io.ringfence.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Suggestion.Obstacle;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RunningEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.HourlyMarksQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.report.MoveBatch;
import io.ringfence.reporting.report.MoveWatch;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.Proposals;
import io.ringfence.reporting.report.RecordedBars;
import io.ringfence.reporting.report.ReportComposer;
import io.ringfence.reporting.report.Subject;
import io.ringfence.reporting.whatif.BatchCheck;
import io.ringfence.reporting.whatif.FirmFacts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mandate that is given with a report is what proposals follow from then on. */
@OnEngine
class MandateTest {
  private static final Instant AT = SampleRun.BEFORE_CRASH;
  private static final Instant GIVEN = Instant.parse("2025-10-12T08:00:00Z");
  private static final Vantage KNOWING = new Vantage(AT, GIVEN);
  private static final Vantage BEFORE = new Vantage(AT, GIVEN.minusSeconds(1));
  private static final String TREASURY = "binance/treasury";

  @TempDir Path folder;

  private final DSLContext clickhouse;
  private final PackProgram program;

  MandateTest(RunningEngine engine) {
    clickhouse = engine.store().clickhouse();
    program = new PackProgram(engine, Clock.fixed(GIVEN, ZoneOffset.UTC));
  }

  private RunQuery.Row row(String run) {
    return new RunQuery(clickhouse, DeskScope.ALL).named(run).orElseThrow();
  }

  private void give(String run, String fields) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve(run + ".json"),
            "{\"validFrom\":\"2025-10-10T20:00:00Z\"," + fields + "}");
    new VenueFiles(Optional.empty(), List.of(), Optional.of(file))
        .recordIn(clickhouse, row(run), AT, GIVEN, program.out());
  }

  private List<SuggestionsQuery.Row> suggested(String run, Vantage at) {
    FirmFacts facts = FirmFacts.read(clickhouse, run, at, RulePacks.ofClassPath());
    return Proposals.suggested(
            AT, facts.positions(), facts.prospects(), facts.nodes(), facts.balances())
        .suggestions();
  }

  private List<MoveBatch> batches(String run) {
    return MoveWatch.ofThisBuild(clickhouse, MoveWatch.Terms.DEFAULT)
        .asked(row(run), KNOWING, "asked");
  }

  private List<MoveBatch.Move> moves(String run) {
    return batches(run).stream().flatMap(batch -> batch.moves().stream()).toList();
  }

  private List<PositionLine> positions(String run) {
    return ReportComposer.ofThisBuild(clickhouse)
        .examine(row(run), new Subject(Pack.RISK, NodePath.FIRM, KNOWING))
        .positions();
  }

  /** Every account's balance is this from a minute before the decision on. */
  private void balances(String run, String amount) {
    clickhouse.execute(
        """
        INSERT INTO account_balances (run_id, venue, account, settlement_asset, occurred_at,
          free_balance)
        SELECT DISTINCT run_id, venue, account, settlement_asset,
          parseDateTime64BestEffort({1}, 6, 'UTC'), toDecimal256({2}, 36)
        FROM position_versions WHERE run_id = {0}""",
        DSL.inline(run), DSL.inline(AT.minusSeconds(60).toString()), DSL.inline(amount));
  }

  private void treasury(String run, String amount) {
    clickhouse.execute(
        """
        INSERT INTO account_balances (run_id, venue, account, settlement_asset, occurred_at,
          free_balance)
        VALUES ({0}, 'binance', 'treasury', 'USDT', '2025-10-10 01:00:00', {1})""",
        DSL.inline(run), DSL.inline(new BigDecimal(amount)));
  }

  /** Thirty days of hours before the run, each a few per cent from the first mark. */
  private void hours(String run) {
    clickhouse.execute(
        """
        INSERT INTO marks (run_id, venue, instrument, occurred_at, mark_price)
        SELECT {0}, venue, instrument, first - INTERVAL (number + 1) HOUR,
          toDecimal256(round(price * (1 + 0.05
            * ((cityHash64(instrument, number) % 1000) / 1000 - 0.5)), 6), 36)
        FROM (SELECT venue, instrument, min(occurred_at) AS first,
            toFloat64(argMin(mark_price, occurred_at)) AS price
          FROM marks WHERE run_id = {0} GROUP BY venue, instrument) AS opening
        CROSS JOIN numbers(720) AS hours""",
        DSL.inline(run));
  }

  private static String of(SuggestionsQuery.Row row) {
    return row.to().position();
  }

  @Test
  void nothingIsMovedToOrFromALockedPositionAndWhoAsksAsKnownBeforeSeesNoLock() throws IOException {
    String run = "locked";
    SampleRun.of(run, 65, 40).storeIn(clickhouse);
    List<SuggestionsQuery.Row> free = suggested(run, KNOWING);
    String position = of(moved(free));
    give(run, "\"locks\":[" + lock(position) + "]");
    assertThat(suggested(run, BEFORE)).isEqualTo(free);
    List<SuggestionsQuery.Row> locked = suggested(run, KNOWING);
    assertThat(locked)
        .filteredOn(one -> of(one).equals(position))
        .isNotEmpty()
        .allMatch(one -> one.feasibility().equals(Obstacle.LOCKED.name()));
    assertThat(locked).noneMatch(one -> source(one).equals(position));
    PositionKey key = PositionKey.parse(position).orElseThrow();
    assertThat(checked(run, key, KNOWING)).contains(key + " is locked: client asked.");
    assertThat(checked(run, key, BEFORE)).noneMatch(why -> why.contains("locked"));
    assertThat(moves(run))
        .noneMatch(one -> one.to().filter(leg -> leg.position().equals(position)).isPresent());
  }

  /** The first of them that something is moved to. */
  private static SuggestionsQuery.Row moved(List<SuggestionsQuery.Row> suggestions) {
    return suggestions.stream()
        .filter(one -> one.amount().signum() > 0)
        .filter(one -> one.pool().settlementAsset().equals("USDT"))
        .findFirst()
        .orElseThrow();
  }

  /** Where margin comes from; empty: the account's free balance, or nothing is moved. */
  private static String source(SuggestionsQuery.Row row) {
    SuggestionsQuery.Side from = row.from();
    return from == null ? "" : from.position();
  }

  /** Problems of a move that a person put together. */
  private List<String> checked(String run, PositionKey key, Vantage at) {
    FirmFacts facts = FirmFacts.read(clickhouse, run, at, RulePacks.ofClassPath());
    return new BatchCheck(facts, new BigDecimal("0.01")).of(Map.of(key, BigDecimal.ONE)).problems();
  }

  private static String lock(String position) {
    return "{\"position\":\"%s\",\"by\":\"p-17\",\"reason\":\"client asked\"}".formatted(position);
  }

  private static String way(String account, String minutes) {
    return """
    {"from":"%s","to":"%s","asset":"USDT","most":"800000","fixedCost":"2","costRate":"0",\
    "arrivalMinutes":"%s","rule":"treasury agreement"}"""
        .formatted(TREASURY, account, minutes);
  }

  private static String ways(List<SuggestionsQuery.Row> lacking, String minutes) {
    return lacking.stream()
        .map(MandateTest::account)
        .distinct()
        .map(account -> way(account, minutes))
        .collect(Collectors.joining(","));
  }

  private static String account(SuggestionsQuery.Row row) {
    return row.pool().venue() + "/" + row.pool().account();
  }

  @Test
  void whatIsLentComesInTimeOrNotAtAllAndNeverMoreThanTheLenderHasAboveItsReserve()
      throws IOException {
    String run = "lent";
    SampleRun.of(run, 65, 40).storeIn(clickhouse);
    hours(run);
    Set<String> lifted =
        suggested(run, BEFORE).stream()
            .filter(one -> one.amount().signum() > 0)
            .map(MandateTest::of)
            .collect(Collectors.toSet());
    balances(run, "0");
    treasury(run, "1000000");
    List<SuggestionsQuery.Row> before = suggested(run, BEFORE);
    List<SuggestionsQuery.Row> lacking =
        before.stream()
            .filter(one -> lifted.contains(of(one)))
            .filter(one -> one.feasibility().equals(Obstacle.TARGET_OUT_OF_REACH.name()))
            .filter(one -> one.pool().settlementAsset().equals("USDT"))
            .toList();
    give(run, "\"ways\":[" + ways(lacking, "0") + "]");
    List<SuggestionsQuery.Row> all = suggested(run, KNOWING);
    List<SuggestionsQuery.Row> lent =
        all.stream().filter(one -> source(one).equals("free balance of " + TREASURY)).toList();
    assertThat(lent)
        .as("%s of %s", all.stream().map(SuggestionsQuery.Row::feasibility).toList(), lacking)
        .isNotEmpty()
        .allMatch(one -> one.reason().contains("It arrives within 0 min, costs 2.00 USDT"))
        .allMatch(one -> one.reason().endsWith(" By the mandate: ways of firm."));
    assertThat(before)
        .filteredOn(one -> lent.stream().anyMatch(other -> of(other).equals(of(one))))
        .isNotEmpty()
        .allMatch(one -> one.feasibility().equals(Obstacle.TARGET_OUT_OF_REACH.name()));
    assertThat(
            lent.stream().map(SuggestionsQuery.Row::amount).reduce(BigDecimal::add).orElseThrow())
        .as("half of the balance is its reserve")
        .isLessThanOrEqualTo(new BigDecimal("500000"));
    assertThat(moves(run)).anyMatch(one -> one.source().equals("free balance of " + TREASURY));
    late(run, lacking, of(lent.getFirst()));
  }

  /** The same way, but it takes weeks: what it brings would come after the trouble. */
  private void late(String run, List<SuggestionsQuery.Row> lacking, String position)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("late.json"),
            "{\"validFrom\":\"2025-10-10T20:30:00Z\",\"ways\":[" + ways(lacking, "99999") + "]}");
    new VenueFiles(Optional.empty(), List.of(), Optional.of(file))
        .recordIn(clickhouse, row(run), AT, GIVEN, program.out());
    List<SuggestionsQuery.Row> tooLate = suggested(run, KNOWING);
    assertThat(tooLate)
        .filteredOn(one -> of(one).equals(position))
        .isNotEmpty()
        .allMatch(one -> one.feasibility().equals(Obstacle.ARRIVES_TOO_LATE.name()));
    assertThat(tooLate).noneMatch(one -> source(one).contains(TREASURY));
  }

  @Test
  void aBatchHasNoMoreMovesAndAddsNoMoreToTheTailThanTheMandateSays() throws IOException {
    String run = "few moves";
    SampleRun.of(run, 65, 90).storeIn(clickhouse);
    List<MoveBatch> free = batches(run);
    assertThat(free).anyMatch(batch -> batch.moves().size() > 1);
    assertThat(free).anyMatch(MoveBatch::needsRiskDesk);
    give(
        run,
        "\"batches\":{\"mostMoves\":\"1\",\"shortfallTolerances\":["
            + "{\"asset\":\"USDT\",\"amount\":\"100000000\"},"
            + "{\"asset\":\"USDC\",\"amount\":\"100000000\"}]}");
    List<MoveBatch> limited = batches(run);
    assertThat(limited)
        .isNotEmpty()
        .allMatch(batch -> batch.moves().size() == 1)
        .noneMatch(MoveBatch::needsRiskDesk);
    for (MoveBatch batch : limited) {
      MoveBatch.Tail tail = batch.tail().orElseThrow();
      assertThat(tail.tolerance()).isEqualByComparingTo("100000000");
      assertThat(tail.joint().orElseThrow().windows()).isPositive();
      assertThat(tail.joint().orElseThrow().horizon()).isEqualTo(Duration.ofHours(8));
    }
    assertThat(
            ReportComposer.ofThisBuild(clickhouse)
                .compose(row(run), new Subject(Pack.DECISION, NodePath.FIRM, KNOWING))
                .proposals()
                .outcomes()
                .tickets()
                .certificates())
        .isNotEmpty()
        .filteredOn(one -> one.number() == 1)
        .allMatch(one -> one.rank().binding().contains("at most 1 move"))
        .allMatch(one -> one.rank().isProved() && one.rank().gap().signum() >= 0);
  }

  @Test
  void aLenderWhoseBalanceNobodyKnowsLendsNothing() throws IOException {
    String run = "unknown lender";
    SampleRun.of(run, 65, 40).storeIn(clickhouse);
    SuggestionsQuery.Row lacking = moved(suggested(run, BEFORE));
    balances(run, "0");
    give(run, "\"ways\":[" + way(account(lacking), "0") + "]");
    assertThat(suggested(run, KNOWING)).isEqualTo(suggested(run, BEFORE));
  }

  @Test
  void harvestGivesBackFromProfitDownToItsDistanceAndOnlyWhereTheMandateSaysSo()
      throws IOException {
    String run = "harvested";
    SampleRun.of(run, 65, 40).storeIn(clickhouse);
    assertThat(suggested(run, BEFORE)).noneMatch(one -> one.policy().equals("harvest"));
    give(run, "\"policies\":[\"harvest\"],\"harvest\":{\"distance\":\"0.12\"}");
    List<SuggestionsQuery.Row> under = suggested(run, KNOWING);
    List<SuggestionsQuery.Row> given =
        under.stream().filter(one -> one.policy().equals("harvest")).toList();
    assertThat(given)
        .isNotEmpty()
        .allMatch(
            one -> one.reason().endsWith(" By the mandate: policies of firm, harvest of firm."));
    Map<String, PositionLine> lines = lines(run);
    for (SuggestionsQuery.Row one : given) {
      SuggestionsQuery.Side side = Objects.requireNonNull(one.from());
      PositionLine line = Objects.requireNonNull(lines.get(side.position()));
      assertThat(Objects.requireNonNull(line.exposure()).unrealisedPnl().signum())
          .as(side.position())
          .isPositive();
      assertThat(side.distanceAfter()).isGreaterThanOrEqualTo(new BigDecimal("0.12"));
      assertThat(of(one)).isEqualTo("free balance");
    }
    assertThat(under)
        .filteredOn(one -> one.policy().equals("retreat"))
        .as("nobody is defended under this mandate")
        .allMatch(one -> !one.feasibility().equals("FEASIBLE"));
    assertThat(moves(run)).anyMatch(one -> one.policy().equals("harvest"));
    lockedIsNotHarvested(run, source(given.getFirst()));
    onlyOneDeskHarvests(run, given, lines);
  }

  /** A section of a desk, and one of a book in it that does not. */
  private void onlyOneDeskHarvests(
      String run, List<SuggestionsQuery.Row> whole, Map<String, PositionLine> lines)
      throws IOException {
    NodePath book = Objects.requireNonNull(lines.get(source(whole.getFirst()))).facts().node();
    String desk = NodePath.desk(book.deskName().orElseThrow()).toString();
    Set<String> expected =
        whole.stream()
            .map(MandateTest::source)
            .filter(key -> at(lines, key).startsWith(desk + "/"))
            .filter(key -> !at(lines, key).equals(book.toString()))
            .collect(Collectors.toSet());
    Path file =
        Files.writeString(
            folder.resolve("sections.json"),
            """
            {"validFrom":"2025-10-10T20:45:00Z","harvest":{"distance":"0.12"},"sections":[
             {"node":"%s","policies":["harvest"]},{"node":"%s","policies":["defend"]}]}"""
                .formatted(desk, book));
    new VenueFiles(Optional.empty(), List.of(), Optional.of(file))
        .recordIn(clickhouse, row(run), AT, GIVEN, program.out());
    List<SuggestionsQuery.Row> by = suggested(run, KNOWING);
    assertThat(by)
        .filteredOn(one -> one.policy().equals("harvest"))
        .allMatch(
            one ->
                one.reason()
                    .endsWith(" By the mandate: policies of %s, harvest of firm.".formatted(desk)))
        .extracting(MandateTest::source)
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(by)
        .filteredOn(one -> one.feasibility().equals(Obstacle.NOT_DEFENDED.name()))
        .allMatch(one -> at(lines, of(one)).startsWith(desk + "/"))
        .noneMatch(one -> at(lines, of(one)).equals(book.toString()));
    assertThat(moves(run))
        .filteredOn(one -> one.policy().equals("harvest"))
        .allMatch(one -> one.reason().contains("By the mandate: policies of " + desk));
  }

  private static String at(Map<String, PositionLine> lines, String key) {
    return Objects.requireNonNull(lines.get(key), key).facts().node().toString();
  }

  private void lockedIsNotHarvested(String run, String position) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("later.json"),
            "{\"validFrom\":\"2025-10-10T20:30:00Z\",\"policies\":[\"harvest\"],"
                + "\"harvest\":{\"distance\":\"0.12\"},\"locks\":["
                + lock(position)
                + "]}");
    new VenueFiles(Optional.empty(), List.of(), Optional.of(file))
        .recordIn(clickhouse, row(run), AT, GIVEN, program.out());
    assertThat(suggested(run, KNOWING)).noneMatch(one -> source(one).equals(position));
  }

  private Map<String, PositionLine> lines(String run) {
    return positions(run).stream()
        .collect(Collectors.toMap(one -> one.key().toString(), Function.identity()));
  }

  @Test
  void pressStrengthensWhatIsInProfitAndWhoseTrendIsItsOwnByTheMeasureStated() throws IOException {
    String run = "pressed";
    SampleRun.of(run, 65, 60).storeIn(clickhouse);
    hours(run);
    balances(run, "100000000");
    give(
        run,
        "\"policies\":[\"press\"],\"press\":{\"distance\":\"0.6\",\"trendHours\":\"30\","
            + "\"leastTrend\":\"0.02\"}");
    List<HourlyMarksQuery.Row> hours =
        new HourlyMarksQuery(clickhouse, DeskScope.ALL)
            .between(run, AT.minus(Duration.ofDays(30)), Vantage.latest(AT));
    List<SuggestionsQuery.Row> pressed =
        suggested(run, KNOWING).stream().filter(one -> one.policy().equals("press")).toList();
    assertThat(pressed).isNotEmpty();
    Map<String, PositionLine> lines = lines(run);
    for (SuggestionsQuery.Row one : pressed) {
      PositionLine line = Objects.requireNonNull(lines.get(of(one)));
      assertThat(Objects.requireNonNull(line.exposure()).unrealisedPnl().signum()).isPositive();
      assertThat(trend(hours, line.key())).as(of(one)).isGreaterThanOrEqualTo(0.0199);
      assertThat(one.to().distanceAfter()).isGreaterThanOrEqualTo(new BigDecimal("0.6"));
    }
    assertThat(suggested(run, BEFORE)).noneMatch(one -> one.policy().equals("press"));
  }

  /** In plain doubles, in the position's favour. */
  private static double trend(List<HourlyMarksQuery.Row> hours, PositionKey key) {
    double last = close(hours, key, AT);
    double first = close(hours, key, AT.minus(Duration.ofHours(30)));
    double sigma =
        RecordedBars.of(hours).sigma(key.instrument()).orElseThrow().doubleValue()
            * Math.sqrt(30.0 / 8);
    return key.side().sign() * Math.log(last / first) / sigma;
  }

  private static double close(List<HourlyMarksQuery.Row> hours, PositionKey key, Instant at) {
    return hours.stream()
        .filter(row -> row.instrument().equals(key.instrument().symbol()) && row.hour().equals(at))
        .findFirst()
        .orElseThrow()
        .close()
        .doubleValue();
  }

  @Test
  void aReportTakesAMandateOnceAndRefusesAWrongOneByNameBeforeItStoresAnything()
      throws IOException {
    String run = "given";
    SampleRun.of(run, 65, 12).storeIn(clickhouse);
    Path wrong =
        Files.writeString(
            folder.resolve("wrong.json"),
            "{\"validFrom\":\"2025-10-10T00:00:00Z\",\"policies\":[\"hope\"]}");
    assertThat(report(run, wrong)).isEqualTo(2);
    assertThat(program.complained())
        .contains(
            "error: wrong.json, policies must be defend, retreat, harvest or press, was hope");
    assertThat(report(run, folder.resolve("none.json"))).isEqualTo(2);
    assertThat(stored(run)).isZero();
    Path right =
        Files.writeString(
            folder.resolve("right.json"),
            "{\"validFrom\":\"2025-10-10T00:00:00Z\",\"policies\":[\"defend\"],"
                + "\"defaults\":[{\"node\":\"firm\",\"leverage\":\"3\"}]}");
    assertThat(report(run, right)).as(program.complained()).isZero();
    new VenueFiles(Optional.empty(), List.of(), Optional.of(right))
        .recordIn(clickhouse, row(run), AT, GIVEN, program.out());
    assertThat(program.said()).contains("1 mandate recorded", "1 mandate were recorded before");
    assertThat(stored(run)).isEqualTo(1);
  }

  private long stored(String run) {
    return clickhouse
        .fetchSingle("SELECT toInt64(count()) FROM mandates WHERE run_id = {0}", DSL.inline(run))
        .get(0, Long.class);
  }

  private int report(String run, Path mandate) {
    String pack = folder.resolve("pack.xlsx").toString();
    return program.report(
        run, "--pack", "compliance", "--out", pack, "--mandate", mandate.toString());
  }
}
