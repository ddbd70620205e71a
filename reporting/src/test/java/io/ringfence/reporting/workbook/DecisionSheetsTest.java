package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reallocation.BurnTail;
import io.ringfence.domain.reallocation.Certificate;
import io.ringfence.domain.reallocation.Containment;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.domain.reallocation.Rival;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RecordedMarks;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.HourlyMarksQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.RecordedCrashes;
import io.ringfence.reporting.report.RecordedWindows;
import io.ringfence.reporting.report.ReportComposer;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Subject;
import io.ringfence.reporting.report.Valuation;
import io.ringfence.reporting.report.Words;
import io.ringfence.reporting.store.ClickHouseStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What a desk decides with, read from the sheets of a run on the marks that were recorded on
 * 2025-10-10: against the domain's own answers, and outcomes against a plain walk over the marks.
 */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionSheetsTest {
  private static final ReallocationPolicy POLICY = ReallocationPolicy.DEFAULT;
  private static final double CENT = 0.01;
  private static final String RUN = "recorded marks";

  private static final Instant DECIDED = SampleRun.BEFORE_CRASH;

  private final ClickHouseStore store;
  private final RiskReport report;
  private final XSSFWorkbook decided;
  private final XSSFWorkbook atEnd;
  private final Map<String, TreeMap<Instant, RecordedMarks.Hour>> marks;
  private final List<PositionLine> atStart;

  DecisionSheetsTest(ClickHouseStore store) throws IOException {
    this.store = store;
    Instant start = SampleRun.END.minus(Duration.ofDays(1));
    marks = RecordedMarks.between(start, SampleRun.END);
    SampleRun.onRecordedMarks(RUN, 65, 60).storeIn(store.clickhouse());
    report = report(DECIDED);
    decided = workbook(report);
    atEnd = workbook(report(SampleRun.END));
    atStart =
        new Valuation(RulePacks.ofClassPath(), AlertLevels.DEFAULT)
            .of(
                new PositionsAtQuery(store.clickhouse(), DeskScope.ALL)
                    .at(RUN, Vantage.latest(start)));
  }

  private RiskReport report(Instant at) {
    return ReportComposer.ofThisBuild(store.clickhouse())
        .compose(
            new RunQuery(store.clickhouse(), DeskScope.ALL).named(RUN).orElseThrow(),
            new Subject(Pack.DECISION, NodePath.FIRM, Vantage.latest(at)));
  }

  private XSSFWorkbook workbook(RiskReport of) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new RiskWorkbook(of, ReportComposer.ofThisBuild(store.clickhouse()).insights(of))
        .writeTo(bytes);
    return new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static ReadTable table(XSSFWorkbook workbook, String sheet, String firstHeading) {
    return ReadTable.of(workbook.getSheet(sheet), firstHeading);
  }

  private static double number(ReadTable table, Row row, String heading) {
    return row.getCell(table.column(heading)).getNumericCellValue();
  }

  private static void same(ReadTable table, Row row, String heading, BigDecimal expected) {
    assertThat(number(table, row, heading))
        .as("%s of %s", heading, row.getCell(0))
        .isCloseTo(expected.doubleValue(), within(1e-6));
  }

  private static Instant instant(ReadTable table, Row row) {
    LocalDateTime at = row.getCell(table.column("Decided at")).getLocalDateTimeCellValue();
    return at.toInstant(ZoneOffset.UTC);
  }

  private PoolPosition position(String key) {
    PositionLine line =
        report.positions().stream()
            .filter(one -> one.key().toString().equals(key))
            .findFirst()
            .orElseThrow();
    MarginExposure exposure = Objects.requireNonNull(line.exposure());
    return new PoolPosition(
        line.key(),
        line.rules(),
        exposure.position(),
        exposure.leverage(),
        line.facts(),
        exposure.markPrice());
  }

  /** What adding needs stands in the cash it uses; every answer then is the domain's. */
  @Test
  void everyTicketIsWhatTheDomainAnswers() {
    ReadTable tickets = table(decided, "Tickets", "Position");
    Map<String, List<Row>> byPosition = new TreeMap<>();
    tickets
        .rows()
        .forEach(
            row ->
                byPosition
                    .computeIfAbsent(tickets.text(row, "Position"), _ -> new ArrayList<>())
                    .add(row));
    assertThat(byPosition).hasSizeGreaterThan(3);
    byPosition.forEach(
        (key, rows) -> {
          BigDecimal need = BigDecimal.valueOf(number(tickets, rows.getFirst(), "Cash used"));
          List<Rival> rivals = Rival.of(position(key), need, POLICY);
          assertThat(rows)
              .extracting(row -> tickets.text(row, "Answer"))
              .isEqualTo(
                  rivals.stream()
                      .map(rival -> rival.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                      .toList());
          for (int i = 0; i < rivals.size(); i++) {
            same(tickets, rows.get(i), "Loss if right", rivals.get(i).lossIfRight());
            same(tickets, rows.get(i), "Loss if wrong", rivals.get(i).lossIfWrong());
            same(tickets, rows.get(i), "Cash used", rivals.get(i).cashUsed());
            same(tickets, rows.get(i), "Budget used", rivals.get(i).budgetUsed());
          }
        });
  }

  /** Always adding is what sheet Outcomes says of following; a position's moves stand scored. */
  @Test
  void theWalkForwardScoreOfEveryAnswerStandsOnItsTicket() {
    ReadTable tickets = table(decided, "Tickets", "Position");
    ReadTable walk = table(decided, "Outcomes", "Decided at");
    ReadTable scores = table(decided, "Scoreboard", "Decided at");
    int scored = 0;
    for (Row row : tickets.rows()) {
      Row last =
          walk.rows().stream()
              .filter(one -> walk.text(one, "Asset").equals(tickets.text(row, "Asset")))
              .reduce((_, other) -> other)
              .orElseThrow();
      double ignored = number(walk, last, "Ignored: burned");
      Cell saved = row.getCell(tickets.column("Saved so far"));
      switch (tickets.text(row, "Answer")) {
        case "add" -> {
          near(saved, ignored - number(walk, last, "Followed: burned"));
          double own = 0;
          int moves = 0;
          for (Row score : scores.rows()) {
            if (scores.text(score, "To").equals(tickets.text(row, "Position"))) {
              own += number(scores, score, "Saved");
              moves++;
            }
          }
          if (moves > 0) {
            scored++;
            near(row.getCell(tickets.column("Moves to it")), moves);
            near(row.getCell(tickets.column("Saved by these")), own);
          }
        }
        case "reduce" ->
            near(
                saved,
                ignored
                    - number(walk, last, "Reduced: burned")
                    - number(walk, last, "Reduced: made final"));
        case "do nothing" -> near(saved, 0);
        default -> assertThat(saved.getCellType()).isNotEqualTo(CellType.NUMERIC);
      }
    }
    assertThat(scored).isPositive();
  }

  private static void near(Cell cell, double expected) {
    assertThat(cell.getNumericCellValue()).isCloseTo(expected, within(CENT));
  }

  /** Positions of a pool as its name on the sheets has it, and what the batch changes of each. */
  private record Proposed(Pool pool, Map<PositionKey, BigDecimal> changes) {}

  private Map<String, Proposed> proposed() {
    Map<String, Proposed> all = new TreeMap<>();
    for (SuggestionsQuery.Row row : report.proposals().suggestions()) {
      SuggestionsQuery.Pool of = row.pool();
      String name = String.join("/", of.venue(), of.account(), of.settlementAsset(), of.desk());
      Map<PositionKey, BigDecimal> changes =
          all.computeIfAbsent(name, _ -> new Proposed(pool(of), new HashMap<>())).changes();
      if (row.amount().signum() > 0) {
        add(changes, row.to(), row.amount());
        add(changes, row.from(), row.amount().negate());
      }
    }
    return all;
  }

  private static void add(
      Map<PositionKey, BigDecimal> changes,
      SuggestionsQuery.@Nullable Side side,
      BigDecimal amount) {
    if (side != null) {
      PositionKey.parse(side.position())
          .ifPresent(key -> changes.merge(key, amount, BigDecimal::add));
    }
  }

  private Pool pool(SuggestionsQuery.Pool of) {
    List<PoolPosition> members =
        report.positions().stream()
            .filter(line -> line.exposure() != null && !line.isStaleAt(DECIDED))
            .filter(line -> line.key().account().equals(of.account()))
            .filter(line -> line.facts().desk().equals(of.desk()))
            .filter(line -> line.row().settlementAsset().equals(of.settlementAsset()))
            .map(line -> position(line.key().toString()))
            .toList();
    return new Pool(
        new Pool.Id(
            of.venue(),
            of.account(),
            of.settlementAsset(),
            of.legalEntity(),
            of.clientOrHouse(),
            of.desk()),
        members,
        null,
        Map.of());
  }

  @Test
  void theCrashGateIsWhatTheDomainSaysOfEveryBatch() {
    ReadTable gate = table(decided, "Crash gate", "Pool");
    Map<String, Proposed> proposed = proposed();
    assertThat(gate.rows()).hasSize(proposed.size() * 7);
    int burning = 0;
    for (Row row : gate.rows()) {
      Proposed of = Objects.requireNonNull(proposed.get(gate.text(row, "Pool")));
      Containment crashes = Containment.of(of.pool(), of.changes(), RecordedCrashes.ofClassPath());
      String window = gate.text(row, "Window");
      BigDecimal before;
      BigDecimal after;
      if (window.startsWith("ES 97.5")) {
        BurnTail tail = tail(of);
        assertThat(window).isEqualTo(Words.shortfall(tail)).endsWith("joint windows of 8 h");
        before = tail.before().orElseThrow();
        after = tail.after().orElseThrow();
      } else if (window.equals("worst of them")) {
        before = crashes.worstBefore().orElseThrow();
        after = crashes.worstAfter().orElseThrow();
      } else {
        Containment.Burn burn =
            crashes.burns().stream()
                .filter(one -> one.window().equals(window))
                .findFirst()
                .orElseThrow();
        before = burn.before();
        after = burn.after();
      }
      burning += before.signum();
      same(gate, row, "Burned before", before);
      same(gate, row, "Burned after", after);
      assertThat(gate.text(row, "Verdict")).isEqualTo(verdict(window, before, after));
    }
    assertThat(burning).isPositive();
  }

  /** Of this build: nothing may be raised. */
  private static String verdict(String window, BigDecimal before, BigDecimal after) {
    boolean isSum = window.startsWith("ES") || window.startsWith("worst");
    int change = after.compareTo(before);
    if (change > 0) {
      return isSum ? "NEEDS APPROVAL" : "BURNS MORE";
    }
    return change == 0 ? "same" : "burns less";
  }

  /** Windows of the hours of the run, put together from the marks that were stored. */
  private BurnTail tail(Proposed of) {
    List<HourlyMarksQuery.Row> hours =
        new HourlyMarksQuery(store.clickhouse(), DeskScope.ALL)
            .between(RUN, Instant.EPOCH, Vantage.latest(DECIDED));
    return BurnTail.of(of.pool(), of.changes(), RecordedWindows.of(hours).joint());
  }

  /**
   * Sigma is not known of one day of hours, so the wallets of those lifted count in full, a quarter
   * of them: no conviction is stated.
   */
  @Test
  void everyCertificateIsProvedAndSaysWhatTheMovesComeTo() {
    ReadTable certificates = table(decided, "Certificates", "Pool");
    Map<String, Proposed> proposed = proposed();
    int lifting = 0;
    for (Row row : certificates.rows()) {
      Proposed of = Objects.requireNonNull(proposed.get(certificates.text(row, "Pool")));
      double reached = number(certificates, row, "Reached");
      double bound = number(certificates, row, "Bound");
      assertThat(number(certificates, row, "KKT residual"))
          .isLessThanOrEqualTo(Certificate.PROOF.doubleValue());
      BigDecimal wallets = BigDecimal.ZERO;
      BigDecimal moved = BigDecimal.ZERO;
      for (PoolPosition one : of.pool().positions()) {
        BigDecimal change = of.changes().getOrDefault(one.key(), BigDecimal.ZERO);
        if (change.signum() > 0) {
          wallets = wallets.add(one.economics().isolatedMargin());
          moved = moved.add(change);
        }
      }
      switch ((int) number(certificates, row, "Rank")) {
        case 1 -> {
          assertThat(reached).isCloseTo(wallets.doubleValue() / 4, within(1e-6));
          assertThat(number(certificates, row, "Gap")).isCloseTo(bound - reached, within(1e-6));
          lifting += wallets.signum();
        }
        case 2 -> {
          assertThat(reached).isCloseTo(moved.doubleValue(), within(1e-6));
          assertThat(number(certificates, row, "Gap")).isCloseTo(reached - bound, within(1e-6));
        }
        default -> assertThat(reached).isLessThanOrEqualTo(bound + 1e-9);
      }
    }
    assertThat(certificates.rows()).hasSize(proposed.size() * 3);
    assertThat(lifting).isPositive();
  }

  /** Value times the tier's rate less its amount, of the pack's schedule. */
  private static boolean isDead(PoolPosition of, double wallet, double price) {
    IsolatedPosition economics = of.economics();
    double size = economics.quantity().doubleValue();
    double value = size * price;
    double profit =
        size
            * (price - economics.entryPrice().doubleValue())
            * (economics.side() == PositionSide.LONG ? 1 : -1);
    return of.rules().model().schedule().tiers().stream()
        .filter(tier -> tier.cap().map(cap -> value <= cap.doubleValue()).orElse(true))
        .findFirst()
        .map(
            tier ->
                wallet + profit
                    <= value * tier.rate().doubleValue() - tier.maintenanceAmount().doubleValue())
        .orElseThrow();
  }

  private boolean dies(PoolPosition of, double wallet, Instant after) {
    return marks
        .getOrDefault(of.key().instrument().symbol(), new TreeMap<>())
        .tailMap(after, false)
        .values()
        .stream()
        .anyMatch(
            hour ->
                isDead(
                    of,
                    wallet,
                    (of.economics().side() == PositionSide.LONG ? hour.low() : hour.high())
                        .doubleValue()));
  }

  /** Every position of the run, alive at its end or not. */
  private Map<String, PoolPosition> all() {
    Map<String, PoolPosition> all = new TreeMap<>();
    for (PositionLine line : atStart) {
      MarginExposure exposure = line.exposure();
      if (exposure != null) {
        all.put(
            line.key().toString(),
            new PoolPosition(
                line.key(),
                line.rules(),
                exposure.position(),
                exposure.leverage(),
                line.facts(),
                exposure.markPrice()));
      }
    }
    return all;
  }

  /** One position is the donor's where no donor stands; earlier moves of its batch come before. */
  @Test
  void everyMoveOnTheScoreboardSavedWhatTheRecordedMarksSay() {
    ReadTable scores = table(atEnd, "Scoreboard", "Decided at");
    Map<String, PoolPosition> all = all();
    Map<String, Double> moved = new HashMap<>();
    Instant decided = Instant.MIN;
    int checked = 0;
    for (Row row : scores.rows()) {
      Instant at = instant(scores, row);
      if (!at.equals(decided)) {
        moved.clear();
        decided = at;
      }
      double amount = number(scores, row, "Amount");
      double ignored = 0;
      double followed = 0;
      boolean isRecorded = true;
      for (String side : List.of("To", "From")) {
        PoolPosition one = all.get(scores.text(row, side));
        if (one != null) {
          isRecorded &= marks.containsKey(one.key().instrument().symbol());
          String key = one.key().toString();
          double before =
              one.economics().isolatedMargin().doubleValue() + moved.getOrDefault(key, 0.0);
          double change = side.equals("To") ? amount : -amount;
          ignored += dies(one, before, at) ? before : 0;
          followed += dies(one, before + change, at) ? before + change : 0;
          moved.merge(key, change, Double::sum);
        }
      }
      if (isRecorded) {
        checked++;
        String what = scores.text(row, "To") + " " + at;
        assertThat(number(scores, row, "Burned if ignored"))
            .as(what)
            .isCloseTo(ignored, within(CENT));
        assertThat(number(scores, row, "Burned if followed"))
            .as(what)
            .isCloseTo(followed, within(CENT));
        assertThat(number(scores, row, "Saved"))
            .as(what)
            .isCloseTo(ignored - followed, within(CENT));
      }
    }
    assertThat(checked).isGreaterThan(3);
  }

  /** Who ignores everything loses the wallets of those that the recorded hours kill. */
  @Test
  void whoIgnoresEverythingBurnsWhatTheRecordedMarksKill() {
    ReadTable walk = table(atEnd, "Outcomes", "Decided at");
    List<Row> rows =
        walk.rows().stream().filter(row -> walk.text(row, "Asset").equals("USDT")).toList();
    assertThat(rows).hasSizeGreaterThan(20);
    Instant first = instant(walk, rows.getFirst());
    int dead = 0;
    double burned = 0;
    for (PoolPosition one : all().values()) {
      if (marks.containsKey(one.key().instrument().symbol())
          && one.rules().settlementAsset().equals("USDT")
          && dies(one, one.economics().isolatedMargin().doubleValue(), first)) {
        dead++;
        burned += one.economics().isolatedMargin().doubleValue();
      }
    }
    assertThat(dead).isPositive();
    assertThat(number(walk, rows.getLast(), "Ignored: liquidated")).isEqualTo(dead);
    assertThat(number(walk, rows.getLast(), "Ignored: burned")).isCloseTo(burned, within(CENT));
    assertThat(number(walk, rows.getLast(), "Followed: burned")).isPositive();
  }
}
