package io.ringfence.reporting.workbook;

import io.ringfence.reporting.report.DecisionTickets;
import io.ringfence.reporting.report.Outcomes;
import io.ringfence.reporting.report.TicketScores;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Sheets Tickets, Crash gate and Certificates: what a desk decides with at the end of the run.
 *
 * @param frame what every sheet carries
 */
record DecisionSheets(Frame frame) {
  static final String TICKETS = "Tickets";
  static final String CRASH_GATE = "Crash gate";
  static final String CERTIFICATES = "Certificates";

  private static final int AMOUNT = 18;
  private static final String FIGURE = "#,##0.000000";
  private static final String RESIDUAL = "0.0E+00";

  void fill(SXSSFWorkbook workbook, Outcomes outcomes) {
    DecisionTickets tickets = outcomes.tickets();
    new ListSheet<>(frame, "Add, reduce, close or wait", tickets(TicketScores.of(outcomes)), "", 2)
        .fill(workbook.createSheet(TICKETS), tickets.rivals());
    new ListSheet<>(frame, "Containment gate: recorded crashes", crashes(), "Verdict", 2)
        .fill(workbook.createSheet(CRASH_GATE), tickets.crashes());
    new ListSheet<>(frame, "Certificates of proposed batches", certificates(), "", 2)
        .fill(workbook.createSheet(CERTIFICATES), tickets.certificates());
  }

  private static Table<DecisionTickets.Answer> tickets(TicketScores scores) {
    return new Table<>(
        TICKETS,
        List.of(
            new Column<>("Position", 36, row -> new Value.Text(row.position())),
            new Column<>(
                "Answer",
                12,
                row ->
                    new Value.Text(
                        row.rival().kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))),
            new Column<>("Asset", 9, row -> new Value.Text(row.asset())),
            new Column<>(
                "Loss if right",
                AMOUNT,
                row -> Value.amount(row.rival().lossIfRight(), row.asset())),
            new Column<>(
                "Loss if wrong",
                AMOUNT,
                row -> Value.amount(row.rival().lossIfWrong(), row.asset())),
            new Column<>(
                "Cash used", AMOUNT, row -> Value.amount(row.rival().cashUsed(), row.asset())),
            new Column<>(
                "Budget used", AMOUNT, row -> Value.amount(row.rival().budgetUsed(), row.asset())),
            new Column<>("Saved so far", AMOUNT, row -> saved(row, scores.saved(row))),
            new Column<>(
                "Moves to it",
                12,
                row ->
                    scores
                        .moves(row)
                        .map(moves -> Value.count(moves.count()))
                        .orElse(new Value.Dash())),
            new Column<>(
                "Saved by these",
                AMOUNT,
                row -> saved(row, scores.moves(row).map(TicketScores.Moves::saved)))));
  }

  private static Value saved(DecisionTickets.Answer row, Optional<BigDecimal> figure) {
    return figure.map(it -> Value.amount(it, row.asset())).orElse(new Value.Dash());
  }

  private static Table<DecisionTickets.Crash> crashes() {
    return new Table<>(
        CRASH_GATE,
        List.of(
            new Column<>("Pool", 36, row -> new Value.Text(row.pool())),
            new Column<>("Window", 36, row -> new Value.Text(row.window())),
            new Column<>("Asset", 9, row -> new Value.Text(row.asset())),
            new Column<>("Burned before", AMOUNT, row -> burned(row.before(), row.asset())),
            new Column<>("Burned after", AMOUNT, row -> burned(row.after(), row.asset())),
            new Column<>("Without a known move", 12, DecisionSheets::unknown),
            new Column<>("Verdict", 18, DecisionSheets::verdict)));
  }

  private static Value burned(@Nullable BigDecimal figure, String asset) {
    return figure == null ? Value.UNKNOWN : Value.amount(figure, asset);
  }

  private static Value unknown(DecisionTickets.Crash row) {
    Integer count = row.unknown();
    return count == null ? new Value.Dash() : Value.count(count);
  }

  private static Value verdict(DecisionTickets.Crash row) {
    if (Boolean.TRUE.equals(row.needsApproval())) {
      return new Value.State("NEEDS APPROVAL");
    }
    BigDecimal before = row.before();
    BigDecimal after = row.after();
    if (before == null || after == null) {
      return Value.UNKNOWN;
    }
    int change = after.compareTo(before);
    return new Value.State(change > 0 ? "BURNS MORE" : change == 0 ? "same" : "burns less");
  }

  private static Table<DecisionTickets.Proved> certificates() {
    return new Table<>(
        CERTIFICATES,
        List.of(
            new Column<>("Pool", 36, row -> new Value.Text(row.pool())),
            new Column<>("Rank", 6, row -> Value.count(row.number())),
            new Column<>("Objective", 60, row -> new Value.Prose(row.rank().objective())),
            new Column<>("Reached", AMOUNT, row -> new Value.Figure(row.rank().reached(), FIGURE)),
            new Column<>("Bound", AMOUNT, row -> new Value.Figure(row.rank().bound(), FIGURE)),
            new Column<>("Gap", AMOUNT, row -> new Value.Figure(row.rank().gap(), FIGURE)),
            new Column<>(
                "KKT residual", 12, row -> new Value.Figure(row.rank().residual(), RESIDUAL)),
            new Column<>(
                "Binding",
                90,
                row ->
                    new Value.Prose(
                        row.rank().binding().isEmpty()
                            ? "nothing"
                            : String.join("; ", row.rank().binding())))));
  }
}
