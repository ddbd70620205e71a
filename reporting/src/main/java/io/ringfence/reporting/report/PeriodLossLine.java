package io.ringfence.reporting.report;

import io.ringfence.domain.budget.DayCut;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.PositionChangesQuery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
 */
public record PeriodLossLine(
    String node,
    String settlementAsset,
    DayCut cut,
    Figure figure,
    BigDecimal byLedgers,
    BigDecimal byStream) {
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

  private record Place(String node, String asset) {}

  /** What the ledgers of a node and asset come to. */
  private static final class Sums {
    private final Map<String, BigDecimal> wallets = new HashMap<>();
    private final Map<LocalDate, BigDecimal> realised = new HashMap<>();

    private void add(CashEntry entry, DayCut cut) {
      PositionChangesQuery.Row change = entry.change();
      wallets.put(change.positionKey(), change.wallet());
      realised.merge(cut.dayOf(change.at()), entry.flow().realised(), BigDecimal::add);
    }

    private BigDecimal capital() {
      return wallets.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal realised() {
      return realised.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal realisedOn(LocalDate day) {
      return realised.getOrDefault(day, BigDecimal.ZERO);
    }
  }

  /** Whether both say the same, to the last unit. */
  public boolean ties() {
    return difference().signum() == 0;
  }

  /** The stream's less the ledgers'. */
  public BigDecimal difference() {
    return byStream.subtract(byLedgers);
  }

  /** Lines of the report's nodes, by node and asset. */
  public static List<PeriodLossLine> of(RiskReport report, Insights insights) {
    Map<Place, Sums> sums = sums(insights);
    List<PeriodLossLine> lines = new ArrayList<>();
    for (DesksAtQuery.Row node : report.facts().nodes()) {
      Place place = new Place(node.node(), node.settlementAsset());
      lines.addAll(lines(node, sums.getOrDefault(place, new Sums()), cut(insights, node.node())));
    }
    return lines;
  }

  private static List<PeriodLossLine> lines(DesksAtQuery.Row node, Sums sums, DayCut cut) {
    BigDecimal capital = sums.capital();
    BigDecimal today = sums.realisedOn(cut.dayOf(node.since()));
    List<PeriodLossLine> lines = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      BigDecimal byLedgers =
          switch (figure) {
            case OPEN_CAPITAL -> capital;
            case REALISED -> sums.realised();
            case REALISED_TODAY -> today;
            case PERIOD_LOSS -> capital.add(today.negate().max(BigDecimal.ZERO));
          };
      lines.add(
          new PeriodLossLine(
              node.node(), node.settlementAsset(), cut, figure, byLedgers, stored(figure, node)));
    }
    return lines;
  }

  private static BigDecimal stored(Figure figure, DesksAtQuery.Row node) {
    return switch (figure) {
      case OPEN_CAPITAL -> node.exposure().openCapitalAtRisk();
      case REALISED -> node.realised().pnl();
      case REALISED_TODAY -> node.realised().pnlToday();
      case PERIOD_LOSS -> node.realised().periodLoss();
    };
  }

  private static DayCut cut(Insights insights, String node) {
    return insights.proofs().cuts().of(node);
  }

  /** Every entry counts at its book and at every node above it. */
  private static Map<Place, Sums> sums(Insights insights) {
    Map<Place, Sums> sums = new HashMap<>();
    Map<String, List<String>> nodesOfKey = new HashMap<>();
    CashEntry.each(insights, entry -> add(entry, insights, sums, nodesOfKey));
    return sums;
  }

  private static void add(
      CashEntry entry,
      Insights insights,
      Map<Place, Sums> sums,
      Map<String, List<String>> nodesOfKey) {
    PositionChangesQuery.Row change = entry.change();
    List<String> nodes =
        NodePath.book(change.owner().desk(), change.owner().book()).upwards().stream()
            .map(NodePath::toString)
            .toList();
    List<String> before = nodesOfKey.put(change.positionKey(), nodes);
    if (before != null && !before.equals(nodes)) {
      // The position went to another book, its wallet with it; what was realised stays.
      before.forEach(
          node ->
              sums.getOrDefault(new Place(node, change.settlementAsset()), new Sums())
                  .wallets
                  .remove(change.positionKey()));
    }
    for (String node : nodes) {
      sums.computeIfAbsent(new Place(node, change.settlementAsset()), _ -> new Sums())
          .add(entry, cut(insights, node));
    }
  }
}
