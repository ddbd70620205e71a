package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.ReportComposer;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Subject;
import io.ringfence.reporting.store.ClickHouseStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the compliance pack says, read from its cells: a run with a breach over a day cut that set
 * something off, an override by two persons, and a trader who holds positions for two desks.
 */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComplianceSheetsTest {
  private static final String RUN = "compliance sheets";
  private static final String TRADER = "trader of ALPHA";

  private final DSLContext clickhouse;
  private final Map<NodePath, byte[]> packs = new HashMap<>();

  ComplianceSheetsTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
    SampleRun.of(RUN, 77, 40).storeIn(clickhouse);
    happen();
    depths();
  }

  /** What ETHUSDT's book and the venue's fund were told to hold; of nothing else anything. */
  private void depths() {
    for (String side : List.of("bid", "ask")) {
      for (int bps : List.of(10, 50, 200)) {
        clickhouse.execute(
            """
            INSERT INTO order_book_depths (run_id, batch, venue, instrument, occurred_at, book_side,
              within_bps, quantity, notional)
            VALUES ('compliance sheets', 'b', 'binance', 'ETHUSDT', '2025-10-10 12:00:00', {0}, {1},
              {2}, {3})\
            """,
            DSL.inline(side),
            DSL.inline(bps),
            DSL.inline(new BigDecimal(1_000L * bps)),
            DSL.inline(new BigDecimal(4_000_000L * bps)));
      }
    }
  }

  /** Tokyo's day ends at 15:00 UTC. */
  private void happen() {
    clickhouse.execute(
        """
        INSERT INTO budgets SELECT * REPLACE ('Asia/Tokyo' AS day_zone, '00:00' AS day_cut)
        FROM budgets WHERE run_id = 'compliance sheets' AND node = 'firm/ALPHA' LIMIT 1\
        """);
    for (String end : List.of("NULL", "toDateTime64('2025-10-10 16:00:00', 6, 'UTC')")) {
      boolean ended = !end.equals("NULL");
      clickhouse.execute(
          """
          INSERT INTO breaches SELECT * REPLACE (toUInt64(5) AS number,
            toDateTime64('2025-10-10 14:00:00', 6, 'UTC') AS opened_at,
            toDateTime64('2025-10-10 %s:00:00', 6, 'UTC') AS as_of, as_of AS recorded_at,
            %s AS ended_at, %s AS ending, '%s' AS event, 'TRADE' AS cause, true AS active)
          FROM (SELECT * FROM breaches WHERE run_id = 'compliance sheets' AND node = 'firm/ALPHA'
            AND metric = 'period_loss' AND number = 1 AND event = 'OPENED' LIMIT 1) AS one\
          """
              .formatted(
                  ended ? "16" : "14",
                  end,
                  ended ? "'CURED'" : "NULL",
                  ended ? "ENDED" : "OPENED"));
    }
    clickhouse.execute(
        """
        INSERT INTO threshold_actions
          (run_id, batch, as_of, node, metric, currency, threshold, action, outcome, breach)
        SELECT run_id, 'set off', opened_at, node, metric, currency, 'HARD', 'REDUCE_ONLY', 'FIRED',
          number
        FROM breaches WHERE run_id = 'compliance sheets' AND number = 5 AND event = 'OPENED'\
        """);
    clickhouse.execute(
        """
        INSERT INTO budgets SELECT * REPLACE ('override' AS kind, 'p-7' AS proposed_by,
          'p-8' AS approved_by, toDateTime64('2025-10-10 18:00:00', 6, 'UTC') AS given_at,
          toDateTime64('2025-10-10 18:00:00', 6, 'UTC') AS valid_from,
          toDateTime64('2025-10-10 19:00:00', 6, 'UTC') AS valid_to, hard * 2 AS hard)
        FROM budgets WHERE run_id = 'compliance sheets' AND node = 'firm/BASIS' LIMIT 1\
        """);
    clickhouse.execute(
        """
        INSERT INTO position_versions SELECT * REPLACE ('trader of ALPHA' AS trader,
          change_number + 1 AS change_number,
          toDateTime64('2025-10-10 12:00:00', 6, 'UTC') AS occurred_at, occurred_at AS recorded_at)
        FROM position_versions AS v WHERE run_id = 'compliance sheets' AND desk = 'BASIS'
          AND status = 'open' AND position_key NOT IN (SELECT position_key FROM position_versions
            WHERE run_id = 'compliance sheets' AND status = 'liquidated')
        ORDER BY position_key LIMIT 1\
        """);
  }

  /** The pack of a node, written once. */
  private XSSFWorkbook pack(NodePath node) throws IOException {
    if (!packs.containsKey(node)) {
      packs.put(node, written(node));
    }
    return new XSSFWorkbook(new ByteArrayInputStream(packs.get(node)));
  }

  private byte[] written(NodePath node) throws IOException {
    ReportComposer composer = ReportComposer.ofThisBuild(clickhouse);
    RunQuery.Row run = new RunQuery(clickhouse, DeskScope.ALL).named(RUN).orElseThrow();
    RiskReport report =
        composer.examine(run, new Subject(Pack.COMPLIANCE, node, Vantage.latest(SampleRun.END)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new RiskWorkbook(report, composer.insights(report)).writeTo(bytes);
    return bytes.toByteArray();
  }

  private static List<List<String>> rows(XSSFWorkbook book, String sheet, String... headings) {
    ReadTable table = ReadTable.of(book.getSheet(sheet), first(sheet));
    List<List<String>> rows = new ArrayList<>();
    for (Row row : table.rows()) {
      rows.add(Arrays.stream(headings).map(heading -> table.text(row, heading)).toList());
    }
    return rows;
  }

  private static String first(String sheet) {
    return switch (sheet) {
      case "Breaches" -> "Began";
      case "Traders" -> "Trader";
      case "Days" -> "Day";
      case "Clauses" -> "Clause";
      case "Backstops" -> "Position";
      default -> "Node";
    };
  }

  @Test
  void aBreachOverADayCutIsDailyAndSaysWhatItSetOffAndOthersAreIntraday() throws IOException {
    try (XSSFWorkbook book = pack(NodePath.FIRM)) {
      List<List<String>> breaches =
          rows(book, "Breaches", "Node", "Kind", "Nature", "Lasted", "Ending", "Actions taken");
      assertThat(breaches)
          .filteredOn(row -> row.get(1).equals("daily"))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.subList(0, 5))
                    .containsExactly("firm/ALPHA", "daily", "active", "2 h 0 min 0 s", "CURED");
                assertThat(row.getLast()).contains("reduce only fired at the hard limit");
              });
      assertThat(breaches)
          .filteredOn(row -> row.get(1).equals("intraday"))
          .isNotEmpty()
          .allMatch(row -> row.get(3).equals("0 h 30 min 0 s"))
          .allMatch(row -> row.get(2).equals("passive"));
      assertThat(rows(book, "Breaches", "Incident"))
          .allMatch(row -> row.getFirst().equals("NONE RAISED"));
    }
  }

  @Test
  void aTraderOfTwoDesksIsNotUniqueInThePackOfTheFirmNorInThatOfOneOfTheDesks() throws IOException {
    for (NodePath node : List.of(NodePath.FIRM, NodePath.desk("ALPHA"), NodePath.desk("BASIS"))) {
      try (XSSFWorkbook book = pack(node)) {
        List<List<String>> traders = rows(book, "Traders", "Trader", "Verdict");
        assertThat(traders)
            .as(node.toString())
            .filteredOn(row -> row.getFirst().equals(TRADER))
            .isNotEmpty()
            .allMatch(row -> row.getLast().equals("NOT UNIQUE"));
        assertThat(traders)
            .filteredOn(row -> !row.getFirst().equals(TRADER))
            .allMatch(row -> row.getLast().equals("unique"));
      }
    }
  }

  @Test
  void anOverrideNamesBothPersonsAndDaysAreOfTheirNodesOwnCut() throws IOException {
    try (XSSFWorkbook book = pack(NodePath.FIRM)) {
      assertThat(rows(book, "Overrides", "Node", "Proposed by", "Approved by"))
          .containsExactly(List.of("firm/BASIS", "p-7", "p-8"));
      assertThat(rows(book, "Days", "Node", "Day", "Day cut"))
          .isNotEmpty()
          .allMatch(
              row ->
                  row.getFirst().equals("firm/ALPHA")
                      == (row.get(1).equals("2025-10-11") && row.get(2).contains("Asia/Tokyo")));
    }
  }

  /**
   * Market liquidity: how much rests where a position would be closed, and how much it would take.
   */
  @Test
  void liquidityIsAssessedWhereABookWasToldAndUnknownWhereNoneWas() throws IOException {
    try (XSSFWorkbook book = pack(NodePath.FIRM)) {
      List<List<String>> rows =
          rows(book, "Backstops", "Position", "Depth 50 bp", "Share of 50 bp", "Fits within");
      assertThat(rows)
          .filteredOn(row -> row.getFirst().contains("/ETHUSDT/"))
          .isNotEmpty()
          .allMatch(row -> row.get(1).startsWith("50000") && row.get(3).startsWith("10"))
          .noneMatch(row -> row.get(2).equals("unknown"));
      assertThat(rows)
          .filteredOn(row -> !row.getFirst().contains("/ETHUSDT/"))
          .isNotEmpty()
          .allMatch(row -> row.subList(1, 4).equals(List.of("unknown", "unknown", "unknown")));
    }
  }

  /** A clause points to sheets that are there. */
  @Test
  void everySheetThatAClauseNamesIsInThePack() throws IOException {
    Pattern sheets = Pattern.compile("Sheets? ([^;(]*)");
    List<String> named = new ArrayList<>();
    try (XSSFWorkbook book = pack(NodePath.FIRM)) {
      for (String clause : Clauses.ofClassPath()) {
        Matcher where = sheets.matcher(clause.split("\t", -1)[2]);
        while (where.find()) {
          Arrays.stream(where.group(1).replaceAll("(column|kind) \\S.*?(, and|,|$)", "").split(","))
              .flatMap(one -> Arrays.stream(one.split(" and ")))
              .map(String::strip)
              .filter(one -> one.matches("[A-Z].*"))
              .forEach(named::add);
        }
      }
      assertThat(named)
          .contains("Backstops", "Breaches", "Days", "Incidents")
          .hasSizeGreaterThan(15);
      assertThat(named).allSatisfy(name -> assertThat(book.getSheet(name)).as(name).isNotNull());
    }
  }

  @Test
  void everyClauseStandsInThePackAsItIsWritten() throws IOException {
    try (XSSFWorkbook book = pack(NodePath.FIRM)) {
      assertThat(rows(book, "Clauses", "Clause", "Asks for", "Where", "Support"))
          .containsExactlyElementsOf(
              Clauses.ofClassPath().stream()
                  .map(line -> Arrays.asList(line.split("\t", -1)))
                  .toList());
      assertThat(Clauses.ofClassPath())
          .allMatch(line -> !line.toLowerCase(Locale.ROOT).contains("conforms"));
    }
  }
}
