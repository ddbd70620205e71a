package io.ringfence.reporting;

import io.ringfence.reporting.report.Words;
import io.ringfence.reporting.shift.ShiftLine;
import java.util.List;

/**
 * What a shift hands over, as lines of text.
 *
 * @param handedOver what it hands over
 */
record ShiftText(List<ShiftLine> handedOver) {
  private static final int WIDTH = 240;
  private static final TextTable TABLE =
      new TextTable(
          List.of("Matter", "Since, UTC", "Node", "Subject", "State", "Detail"),
          List.of(false, false, false, false, false, false),
          WIDTH);

  /** The lines; without anything to hand over one that says so. */
  List<String> lines() {
    return handedOver.isEmpty()
        ? List.of("nothing to hand over")
        : TABLE.lines(handedOver.stream().map(ShiftText::cells).toList());
  }

  private static List<String> cells(ShiftLine line) {
    return List.of(
        line.matter().words(),
        line.since().map(Words::time).orElse("-"),
        line.node().isEmpty() ? "-" : line.node(),
        line.subject(),
        line.state().isEmpty() ? "-" : line.state(),
        line.detail());
  }
}
