package io.ringfence.reporting.shift;

import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.reporting.query.StaleMarksQuery;
import io.ringfence.reporting.report.ExpectedLine;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.RateLine;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Words;
import io.ringfence.reporting.shift.ShiftLine.Matter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What figures rest on at the end of a shift: marks, accounts and rates that are old or missing,
 * rules that come.
 *
 * @param report the report at the end of the shift
 * @param insights what explains it
 */
record ShiftConditions(RiskReport report, Insights insights) {
  List<ShiftLine> lines() {
    List<ShiftLine> lines = new ArrayList<>();
    marks(lines);
    accounts(lines);
    rates(lines);
    rules(lines);
    return lines;
  }

  private void marks(List<ShiftLine> lines) {
    for (StaleMarksQuery.Row row : report.facts().staleMarks()) {
      lines.add(
          new ShiftLine(
              Matter.MARK,
              Optional.ofNullable(row.lastMarkAt()),
              "",
              new InstrumentId(row.venue(), row.instrument()).toString(),
              row.lastMarkAt() == null ? "MISSING" : "STALE",
              Words.count(row.positions(), "open position")));
    }
  }

  private void accounts(List<ShiftLine> lines) {
    for (ExpectedLine line : report.facts().expected().lines()) {
      if (line.isUnknown()) {
        lines.add(
            new ShiftLine(
                Matter.ACCOUNT,
                line.heard().last(),
                line.row().node(),
                line.account(),
                line.verdict().word(),
                line.verdict() == ExpectedLine.Verdict.SILENT
                    ? line.silenceInWords()
                    : "had to report and never did (" + line.row().source() + ")"));
      }
    }
  }

  private void rates(List<ShiftLine> lines) {
    RateLine.of(report.facts().rates()).stream()
        .filter(line -> line.until().isEmpty())
        .forEach(
            line ->
                lines.add(
                    new ShiftLine(
                        Matter.RATE,
                        Optional.of(line.row().at()),
                        line.row().node(),
                        line.pair(),
                        line.row().condition(),
                        "")));
  }

  /** Packs that list what is held and begin to apply later. */
  private void rules(List<ShiftLine> lines) {
    Map<RulePack, Integer> coming = new LinkedHashMap<>();
    for (PositionLine line : report.positions()) {
      for (RulePack pack : insights.packs().listing(line.key().instrument())) {
        if (pack.effectiveFrom().isAfter(report.facts().run().asOf())) {
          coming.merge(pack, 1, Integer::sum);
        }
      }
    }
    coming.forEach(
        (pack, positions) ->
            lines.add(
                new ShiftLine(
                    Matter.RULES,
                    Optional.of(pack.effectiveFrom()),
                    "",
                    pack.stamp(),
                    "",
                    Words.count(positions, "open position") + ", see sheet TierNotice")));
  }
}
