package io.ringfence.reporting.report;

import io.ringfence.domain.budget.DayCut;
import io.ringfence.domain.budget.NodeExposure;
import io.ringfence.domain.cash.CashFlow;
import io.ringfence.reporting.query.DesksAtQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure of the period loss budget of a node, from the ledgers of its episodes and as the stream
 * says it.
 *
 * @param node node
 * @param settlementAsset asset of the amounts
 * @param cut when days of the node end
 * @param figure which
 * @param byLedgers from the changes of its positions
 * @param byStream as it is stored of the node
 * @param unknown closes and reductions in it of which nobody said what they realised: above 0, the
 *     figures are what is known of it
 * @param unknownByStream the same as it is stored of the node; absent: stored before it was counted
 */
public record PeriodLossLine(
    String node,
    String settlementAsset,
    DayCut cut,
    Figure figure,
    BigDecimal byLedgers,
    BigDecimal byStream,
    int unknown,
    @Nullable Long unknownByStream) {
  /** What is compared. */
  public enum Figure {
    OPEN_CAPITAL("Wallets of open episodes"),
    REALISED("Realised since the start"),
    REALISED_TODAY("Realised since the day cut"),
    PERIOD_LOSS("Period loss");

    private final String label;

    Figure(String label) {
      this.label = label;
    }

    /** Its name for people. */
    public String label() {
      return label;
    }
  }

  /** Whether both say the same, to the last unit and the last close. */
  public boolean ties() {
    return difference().signum() == 0 && (unknownByStream == null || unknownByStream == unknown);
  }

  /** Whether all that was realised in it is known. */
  public boolean isKnown() {
    return unknown == 0;
  }

  /** The stream's less the ledgers'. */
  public BigDecimal difference() {
    return byStream.subtract(byLedgers);
  }

  /** Lines of the report's nodes, by node and asset. */
  public static List<PeriodLossLine> of(RiskReport report, Insights insights) {
    NodeFlows.ByPlace flows = NodeFlows.of(insights);
    List<PeriodLossLine> lines = new ArrayList<>();
    for (DesksAtQuery.Row node : report.facts().nodes()) {
      lines.addAll(
          lines(
              node,
              flows.of(node.node(), node.settlementAsset()),
              insights.proofs().cuts().of(node.node())));
    }
    return lines;
  }

  private static List<PeriodLossLine> lines(DesksAtQuery.Row node, NodeFlows flows, DayCut cut) {
    BigDecimal capital = flows.wallets();
    CashFlow all = flows.all();
    CashFlow today = flows.on(cut.dayOf(node.since()));
    List<PeriodLossLine> lines = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      BigDecimal byLedgers =
          switch (figure) {
            case OPEN_CAPITAL -> capital;
            case REALISED -> all.realised();
            case REALISED_TODAY -> today.realised();
            case PERIOD_LOSS -> NodeExposure.periodLoss(capital, today.realised());
          };
      int unknown =
          switch (figure) {
            case OPEN_CAPITAL -> 0;
            case REALISED -> all.unknown();
            case REALISED_TODAY, PERIOD_LOSS -> today.unknown();
          };
      lines.add(
          new PeriodLossLine(
              node.node(),
              node.settlementAsset(),
              cut,
              figure,
              byLedgers,
              stored(figure, node),
              unknown,
              unknownStored(figure, node)));
    }
    return lines;
  }

  private static @Nullable Long unknownStored(Figure figure, DesksAtQuery.Row node) {
    return switch (figure) {
      case OPEN_CAPITAL -> 0L;
      case REALISED -> node.realised().unsaid().sinceStart();
      case REALISED_TODAY, PERIOD_LOSS -> node.realised().unsaid().today();
    };
  }

  private static BigDecimal stored(Figure figure, DesksAtQuery.Row node) {
    return switch (figure) {
      case OPEN_CAPITAL -> node.exposure().openCapitalAtRisk();
      case REALISED -> node.realised().pnl();
      case REALISED_TODAY -> node.realised().pnlToday();
      case PERIOD_LOSS -> node.realised().periodLoss();
    };
  }
}
