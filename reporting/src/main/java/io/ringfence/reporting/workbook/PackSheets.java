package io.ringfence.reporting.workbook;

import io.ringfence.domain.sizing.TradeRule;
import io.ringfence.reporting.evidence.OfficeRecord;
import io.ringfence.reporting.report.AlertLine;
import io.ringfence.reporting.report.BackstopLine;
import io.ringfence.reporting.report.BreachLine;
import io.ringfence.reporting.report.CapitalLine;
import io.ringfence.reporting.report.CashLedger;
import io.ringfence.reporting.report.Concentration;
import io.ringfence.reporting.report.DayLine;
import io.ringfence.reporting.report.DefaultLine;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.MandateLine;
import io.ringfence.reporting.report.PeriodLossLine;
import io.ringfence.reporting.report.ProfitLine;
import io.ringfence.reporting.report.RateLine;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.StopLine;
import io.ringfence.reporting.report.TopUps;
import io.ringfence.reporting.report.TradeLine;
import io.ringfence.reporting.report.TroubleLine;
import io.ringfence.reporting.report.Words;
import io.ringfence.reporting.shift.HandOver;
import io.ringfence.reporting.stress.StressFacts;
import io.ringfence.reporting.venue.NumberLine;
import io.ringfence.reporting.venue.StatementLine;
import io.ringfence.reporting.venue.StatementVerdicts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * The lists of each pack, in the order of reading.
 *
 * @param frame what every sheet carries
 * @param digits number formats of the instruments
 * @param report the report
 * @param insights what explains it
 * @param office what the ledgers say of the run
 * @param workbook where the sheets go
 */
record PackSheets(
    Frame frame,
    Digits digits,
    RiskReport report,
    Insights insights,
    OfficeRecord office,
    SXSSFWorkbook workbook) {
  /** For risk desks: everything. */
  void risk() {
    handOver();
    budgets();
    capital();
    positions();
    trouble();
    stops();
    trades();
    defaults();
    stress();
    backstops();
    concentration();
    alerts();
    liquidations();
    suggestions();
    mandate();
    containment();
    decisions();
    moves();
    topUps();
    ledger();
    profit();
    heldAgainst();
    expected();
    rates();
    rejects();
  }

  /** For portfolio managers: what can be done. */
  void decision() {
    suggestions();
    mandate();
    containment();
    decisions();
    moves();
    trouble();
    stops();
    defaults();
    backstops();
    positions();
    concentration();
    budgets();
    capital();
    topUps();
  }

  /** For compliance: what was breached and what was done, in the week that ends with it. */
  void compliance() {
    List<BreachLine> breaches = BreachLine.of(report, insights);
    list("Breaches of risk budgets, " + period(), BreachColumns.breaches(asOf(), office), "Kind", 2)
        .fill(workbook.createSheet(BreachColumns.BREACHES), breaches);
    OfficeSheets records = new OfficeSheets(frame, office, workbook);
    records.incidents();
    list("Budgets day by day, " + period(), ComplianceColumns.days(), ComplianceColumns.STATE, 2)
        .fill(workbook.createSheet(ComplianceColumns.DAYS), DayLine.of(report, insights, breaches));
    budgets();
    records.overrides(
        insights.overrides().stream()
            .filter(row -> row.holdsIn(report.periodFrom(), asOf()))
            .toList());
    alerts();
    liquidations();
    moves();
    topUps();
    ledger();
    profit();
    heldAgainst();
    list("Traders and their desks", ComplianceColumns.traders(), ComplianceColumns.VERDICT, 1)
        .fill(workbook.createSheet(ComplianceColumns.TRADERS), insights.traders());
    trades();
    defaults();
    positions();
    backstops();
    expected();
    rates();
    rejects();
    records.signOffs();
    records.exports();
    list("What rules ask for, and where it stands", ComplianceColumns.clauses(), "", 1)
        .fill(workbook.createSheet(ComplianceColumns.CLAUSES), Clauses.ofClassPath());
  }

  private Instant asOf() {
    return report.facts().run().asOf();
  }

  private String period() {
    return "%s to %s UTC".formatted(Words.time(report.periodFrom()), Words.time(asOf()));
  }

  private <R> ListSheet<R> list(
      String title, Table<R> table, String stateColumn, int frozenColumns) {
    return new ListSheet<>(frame, title, table, stateColumn, frozenColumns);
  }

  /** What the next shift must know. */
  private void handOver() {
    HandOver shift = HandOver.of(report, insights, office);
    String title =
        "Hand-over of the shift from %s to %s UTC"
            .formatted(Words.time(shift.from()), Words.time(asOf()));
    list(title, ShiftColumns.lines(), ShiftColumns.STATE, 1)
        .fill(workbook.createSheet(ShiftColumns.HAND_OVER), shift.lines());
  }

  private void budgets() {
    list("All budgets in force", DeskColumns.budgets(), "State", 2)
        .fill(workbook.createSheet("Budgets"), report.budgets());
  }

  private void capital() {
    list("Capital: at risk, free, freed", CapitalColumns.capital(), "", 2)
        .fill(workbook.createSheet(CapitalColumns.CAPITAL), CapitalLine.of(report, insights));
  }

  private void positions() {
    new PositionsSheet(frame, digits).fill(workbook.createSheet("Positions"), report);
  }

  private void trouble() {
    Table<TroubleLine> table = InsightColumns.trouble();
    List<TroubleLine> lines = TroubleLine.of(report, insights);
    CellRangeAddress cells =
        list("Positions by time to trouble", table, InsightColumns.STATE, 1)
            .fill(workbook.createSheet(InsightColumns.TROUBLE), lines);
    if (!lines.isEmpty()) {
      Highlights.nearness(
          workbook.getSheet(InsightColumns.TROUBLE), table.bodyOf(cells, InsightColumns.LEVEL));
    }
  }

  private void stops() {
    SXSSFSheet sheet = workbook.createSheet(StopColumns.STOPS);
    Table<StopLine> table = StopColumns.stops();
    List<StopLine> lines = StopLine.of(report, insights);
    CellRangeAddress cells =
        list("Stops, and what they hold the loss to", table, StopColumns.FINDING, 1)
            .fill(sheet, lines);
    if (!lines.isEmpty()) {
      Highlights.states(sheet, table.bodyOf(cells, StopColumns.SIZING));
    }
  }

  private void trades() {
    Table<TradeLine> table = StopColumns.trades();
    List<TradeLine> lines = TradeLine.of(report, insights);
    CellRangeAddress cells =
        list("Every trade by the rule J13", table, StopColumns.RULE, 1)
            .fill(workbook.createSheet(StopColumns.TRADES), lines);
    if (!lines.isEmpty()) {
      for (TradeRule.Step step : TradeRule.Step.values()) {
        Highlights.states(
            workbook.getSheet(StopColumns.TRADES), table.bodyOf(cells, StopColumns.word(step)));
      }
    }
  }

  /** What could happen; the ladder stands before, with its chart. */
  private void stress() {
    StressFacts facts = StressFacts.of(report, insights);
    StressView.all().stream()
        .filter(view -> workbook.getSheet(view.sheet()) == null)
        .forEach(view -> view.fill(frame, workbook, facts));
  }

  private void concentration() {
    Table<Concentration> table = InsightColumns.concentration();
    CellRangeAddress cells =
        list("Where the margin lies", table, "", 2)
            .fill(workbook.createSheet(InsightColumns.CONCENTRATION), insights.concentration());
    if (!insights.concentration().isEmpty()) {
      Highlights.bars(
          workbook.getSheet(InsightColumns.CONCENTRATION),
          table.bodyOf(cells, InsightColumns.SHARE));
    }
  }

  private void alerts() {
    list("Alerts, in order of time", AlertColumns.alerts(), "State", 2)
        .fillLatest(workbook.createSheet(AlertColumns.ALERTS), AlertLine.of(report.facts()));
  }

  private void rates() {
    list("Rates that were missing or stale", EventColumns.rates(), EventColumns.CONDITION, 3)
        .fill(workbook.createSheet(EventColumns.RATES), RateLine.of(report.facts().rates()));
  }

  private void liquidations() {
    list("Liquidations", EventColumns.liquidations(), "", 2)
        .fillLatest(workbook.createSheet("Liquidations"), report.facts().liquidations());
  }

  private void suggestions() {
    new SuggestionsSheet(frame).fill(workbook.createSheet("Suggestions"), report.proposals());
  }

  /** What proposals may use and must leave alone. */
  private void mandate() {
    list("The mandate for moves of margin", MandateColumns.mandate(), "", 2)
        .fill(workbook.createSheet(MandateColumns.MANDATE), MandateLine.of(report, insights));
  }

  private void defaults() {
    list(
            "Positions beside what their node begins with",
            MandateColumns.defaults(),
            MandateColumns.VERDICT,
            1)
        .fill(workbook.createSheet(MandateColumns.DEFAULTS), DefaultLine.of(report, insights));
  }

  private void backstops() {
    list(
            "What stands behind a liquidation: queue, order book, insurance fund",
            MandateColumns.backstops(),
            "Fits within",
            1)
        .fill(workbook.createSheet(MandateColumns.BACKSTOPS), BackstopLine.of(report, insights));
  }

  private void containment() {
    list(
            "Containment gate: what proposed batches burn under shocks",
            SuggestionColumns.gates(),
            "Verdict",
            2)
        .fill(workbook.createSheet("Containment"), report.proposals().gates());
  }

  /** Answers, proofs and what came of them; of the firm only. */
  private void decisions() {
    new DecisionSheets(frame).fill(workbook, report.proposals().outcomes());
    new OutcomeSheets(frame).fill(workbook, report.proposals().outcomes());
  }

  /** What was proposed, who answered, what came of it. */
  private void moves() {
    new OfficeSheets(frame, office, workbook).moves();
  }

  private void topUps() {
    list("Margin added, beside the plan", InsightColumns.topUps(), InsightColumns.VERDICT, 2)
        .fillLatest(workbook.createSheet(InsightColumns.TOP_UPS), TopUps.of(insights));
  }

  private void ledger() {
    SXSSFSheet sheet = workbook.createSheet(ComplianceColumns.LEDGER);
    Table<CashLedger> table =
        ComplianceColumns.ledger(StatementVerdicts.of(StatementLine.of(report, insights), asOf()));
    List<CashLedger> ledgers = ledgers();
    CellRangeAddress cells =
        list("Cash proof: where every episode's money went", table, ComplianceColumns.STATE, 2)
            .fill(sheet, ledgers);
    if (!ledgers.isEmpty()) {
      Highlights.states(sheet, table.bodyOf(cells, ComplianceColumns.VERDICT));
      Highlights.states(sheet, table.bodyOf(cells, ComplianceColumns.STATEMENTS));
    }
  }

  /** By key and episode; of too many those that do not tie first, then those with most in them. */
  private List<CashLedger> ledgers() {
    List<CashLedger> ledgers = CashLedger.of(insights);
    return ledgers.size() <= ListSheet.MOST
        ? ledgers
        : ledgers.stream()
            .sorted(
                Comparator.comparing((CashLedger one) -> one.cash().difference().signum() == 0)
                    .thenComparing(one -> one.cash().wallet().negate()))
            .toList();
  }

  /** PnL beside wallets and equity; what does not tie first where there are too many. */
  private void profit() {
    List<ProfitLine> lines = ProfitLine.of(report, insights);
    list("PnL, beside wallets and equity", ProfitColumns.profit(), ProfitColumns.VERDICT, 2)
        .fill(
            workbook.createSheet(ProfitColumns.PROFIT),
            lines.size() <= ListSheet.MOST
                ? lines
                : lines.stream()
                    .sorted(Comparator.comparing((ProfitLine line) -> line.profit().ties()))
                    .toList());
  }

  /** Our book beside what the venues say, and the ledgers beside the period loss budget. */
  private void heldAgainst() {
    list("Venues' statements, beside our book", VenueColumns.statements(), VenueColumns.VERDICT, 3)
        .fill(workbook.createSheet(VenueColumns.STATEMENTS), StatementLine.of(report, insights));
    list(
            "Period loss, by ledgers and by the stream",
            VenueColumns.periodLoss(),
            VenueColumns.VERDICT,
            2)
        .fill(workbook.createSheet(VenueColumns.PERIOD_LOSS), PeriodLossLine.of(report, insights));
    SXSSFSheet sheet = workbook.createSheet(VenueColumns.NUMBERS);
    Table<NumberLine> table = VenueColumns.numbers();
    List<NumberLine> lines = NumberLine.of(report, insights);
    CellRangeAddress cells =
        list("Venues' numbers, beside their rules and our book", table, VenueColumns.RULES, 1)
            .orElse("None were given: report --venue-numbers takes a venue's answer.")
            .fill(sheet, lines);
    if (!lines.isEmpty()) {
      Highlights.states(sheet, table.bodyOf(cells, VenueColumns.BOOK));
    }
  }

  /** Who had to report, those that nobody has heard of in their place among them. */
  private void expected() {
    list("Accounts that had to report", ExpectedColumns.expected(), ExpectedColumns.VERDICT, 2)
        .fill(workbook.createSheet(ExpectedColumns.EXPECTED), report.facts().expected().lines());
  }

  private void rejects() {
    list("Rejected rows", EventColumns.rejects(), "", 2)
        .fill(workbook.createSheet("Rejects"), report.facts().rejects());
  }
}
