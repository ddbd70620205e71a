package io.ringfence.reporting;

import io.ringfence.domain.explain.DistanceChange;
import io.ringfence.domain.explain.DistanceChange.Cause;
import io.ringfence.reporting.report.ExplainLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Why distances to liquidation changed, as lines of text: all digits, so that parts sum exactly.
 *
 * @param explained the positions
 */
record ExplainText(List<ExplainLine> explained) {
  private static final int WIDTH = 300;

  List<String> lines() {
    List<String> headings = new ArrayList<>(List.of("Position", "Change"));
    List<Boolean> numbers = new ArrayList<>(List.of(false, true));
    for (Cause cause : Cause.values()) {
      headings.add(cause.name().toLowerCase(Locale.ROOT));
      numbers.add(true);
    }
    headings.add("Note");
    numbers.add(false);
    return new TextTable(headings, numbers, WIDTH)
        .lines(explained.stream().map(ExplainText::cells).toList());
  }

  private static List<String> cells(ExplainLine line) {
    List<String> cells = new ArrayList<>(List.of(line.line().key().toString()));
    switch (line.change()) {
      case DistanceChange.Explained change -> {
        cells.add(text(change.shownTotal()));
        change.parts().forEach(part -> cells.add(text(part.shown())));
        cells.add("");
      }
      case DistanceChange.Unexplained(String because) -> {
        cells.addAll(Collections.nCopies(Arrays.asList(Cause.values()).size() + 1, "-"));
        cells.add(because);
      }
    }
    return cells;
  }

  private static String text(BigDecimal figure) {
    return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
  }
}
