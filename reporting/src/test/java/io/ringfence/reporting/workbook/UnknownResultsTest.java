package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.reporting.fixture.HandRun;
import io.ringfence.reporting.report.NodeLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.junit.jupiter.api.Test;

/** A loss of which results are unknown is at least what is known of it, on every sheet. */
class UnknownResultsTest {
  /**
   * 9,500 at risk, 484.25 lost; or, of the same closes, one that gained 75.5 and does not say so.
   */
  private static final HandRun SAID = HandRun.whole();

  private static final HandRun UNSAID = HandRun.whole().unsaid("close");

  private static NodeLine firm(HandRun run) {
    return run.report().nodes().getFirst();
  }

  private static String shown(Table<NodeLine> table, String heading, HandRun run) {
    return shown(table.columns().get(table.indexOf(heading)).value().apply(firm(run)));
  }

  private static String shown(Value value) {
    return switch (value) {
      case Value.Figure figure ->
          new DataFormatter(Locale.ROOT)
              .formatRawCellContents(figure.figure().doubleValue(), -1, figure.pattern());
      case Value.Formula formula -> shown(formula.shown());
      case Value.State(String word) -> word;
      case Value other -> other.toString();
    };
  }

  @Test
  void thePeriodLossIsAtLeastWhatIsKnownOfIt() {
    for (Table<NodeLine> table : List.of(DeskColumns.nodes(), CoverColumns.desks())) {
      assertThat(shown(table, "Period loss used", SAID)).isEqualTo("9,984.25");
      assertThat(shown(table, "Period loss used", UNSAID)).isEqualTo("at least 10,059.75");
    }
    assertThat(shown(DeskColumns.nodes(), "Realised PnL today", SAID)).isEqualTo("-484.25");
    assertThat(shown(DeskColumns.nodes(), "Realised PnL today", UNSAID)).isEqualTo("known -559.75");
    assertThat(shown(DeskColumns.nodes(), "Unknown results today", SAID)).isEqualTo("0");
    assertThat(shown(DeskColumns.nodes(), "Unknown results today", UNSAID)).isEqualTo("1");
    assertThat(shown(DeskColumns.nodes(), "Open capital used", UNSAID)).isEqualTo("9,500.00");
  }

  @Test
  void whatTheWorkbenchComputesOfItSaysSoToo() {
    NodeRow row =
        new NodeRow(firm(UNSAID), 1, "Firm line", new Block("Workbench", 5, 5), BigDecimal.ZERO);
    assertThat(shown(row.lost())).isEqualTo("at least 559.75");
    assertThat(shown(row.used(NodeRow.Budget.PERIOD_LOSS, "after")))
        .isEqualTo("at least 10,059.75");
    assertThat(shown(row.used(NodeRow.Budget.OPEN_CAPITAL, "after"))).isEqualTo("9,500.00");
  }
}
