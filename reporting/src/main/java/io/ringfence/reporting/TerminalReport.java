package io.ringfence.reporting;

import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * The report for a terminal: desks with their budgets, breaches, then the proposed moves. Plain
 * text; colours only where they were asked for.
 *
 * @param report the report
 * @param colour whether states are coloured
 */
record TerminalReport(RiskReport report, boolean colour) {
  /** Most characters of a line. */
  static final int WIDTH = 120;

  private static final String INDENT = "  ";
  private static final String RED = "\u001B[31m";
  private static final String YELLOW = "\u001B[33m";
  private static final String PLAIN = "\u001B[0m";

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(title());
    lines.add("");
    lines.addAll(DeskLines.of(report).stream().map(this::coloured).toList());
    if (!report.facts().breaches().isEmpty()) {
      lines.add("");
      BreachLines.of(report.facts().breaches()).forEach(line -> lines.addAll(wrapped(line)));
    }
    lines.add("");
    lines.addAll(MoveLines.of(report.proposals()));
    if (!report.caveats().isEmpty()) {
      lines.add("");
      report.caveats().forEach(caveat -> lines.addAll(wrapped("! " + caveat)));
    }
    return lines;
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > WIDTH) {
      int blank = rest.lastIndexOf(' ', WIDTH);
      int end = blank > INDENT.length() ? blank : WIDTH;
      lines.add(rest.substring(0, end));
      rest = INDENT + rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }

  private String title() {
    return "%sRisk at %s UTC, run %s"
        .formatted(
            report.facts().run().simulated() ? "SIMULATED  " : "",
            Words.time(report.facts().run().asOf()),
            report.facts().run().runId());
  }

  private String coloured(String line) {
    return colour
        ? line.replace("BREACH", RED + "BREACH" + PLAIN)
            .replace("WARNING", YELLOW + "WARNING" + PLAIN)
        : line;
  }
}
