package io.ringfence.reporting.workbook;

import io.ringfence.reporting.shift.ShiftLine;
import java.util.List;

/** Columns of sheet HandOver: what one shift hands over to the next. */
final class ShiftColumns {
  static final String HAND_OVER = "HandOver";
  static final String STATE = "State";
  private static final Value DASH = new Value.Dash();

  private ShiftColumns() {}

  static Table<ShiftLine> lines() {
    return new Table<>(
        HAND_OVER,
        List.of(
            new Column<>("Matter", 24, line -> new Value.Text(line.matter().words())),
            new Column<>("Since", 21, line -> Value.moment(line.since().orElse(null), DASH)),
            new Column<>("Node", 26, line -> text(line.node())),
            new Column<>("Subject", 44, line -> text(line.subject())),
            new Column<>(STATE, 20, line -> line.state().isEmpty() ? DASH : state(line)),
            new Column<>("Detail", 60, line -> new Value.Prose(line.detail()))));
  }

  private static Value state(ShiftLine line) {
    return new Value.State(line.state());
  }

  private static Value text(String text) {
    return text.isEmpty() ? DASH : new Value.Text(text);
  }
}
