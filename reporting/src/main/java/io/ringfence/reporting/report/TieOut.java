package io.ringfence.reporting.report;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.DesksAtQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Whether positions, books, desks and firm add up, for every additive figure and settlement asset.
 * Where positions have no mark the known parts are added up.
 *
 * @param lines totals, one for each settlement asset and figure
 * @param faults nodes whose row differs from the sum over their positions, one sentence each
 */
public record TieOut(List<Line> lines, List<String> faults) {
  /**
   * One figure in one asset, added up at every level.
   *
   * @param settlementAsset asset of the amounts
   * @param figure name of the figure
   * @param positions sum over the open positions
   * @param books sum over the books' rows
   * @param desks sum over the desks' rows
   * @param firm the firm's row
   * @param unknown open positions without a mark, which are in no sum of a figure that needs one
   */
  public record Line(
      String settlementAsset,
      String figure,
      BigDecimal positions,
      BigDecimal books,
      BigDecimal desks,
      BigDecimal firm,
      long unknown) {
    /** Whether all four are equal. */
    public boolean ties() {
      return positions.compareTo(books) == 0
          && books.compareTo(desks) == 0
          && desks.compareTo(firm) == 0;
    }
  }

  private record Figure(
      String name,
      boolean needsMark,
      Function<PositionLine, BigDecimal> ofPosition,
      Function<DesksAtQuery.Row, BigDecimal> ofNode) {}

  private record Place(String node, String settlementAsset) {}

  private static final List<Figure> FIGURES =
      List.of(
          new Figure(
              "Isolated margin",
              false,
              line -> line.row().economics().isolatedMargin(),
              node -> node.exposure().isolatedMargin()),
          marked(
              "Unrealised PnL",
              MarginExposure::unrealisedPnl,
              node -> node.known().unrealisedPnl()),
          marked("Equity", MarginExposure::equity, node -> node.known().equity()),
          marked(
              "Maintenance requirement",
              MarginExposure::maintenanceMargin,
              node -> node.known().maintenanceMargin()),
          marked("Gross notional", MarginExposure::notional, node -> node.known().grossNotional()));

  public TieOut {
    lines = List.copyOf(lines);
    faults = List.copyOf(faults);
  }

  /** Adds up positions and the nodes' rows of the firm at the same instant. */
  static TieOut of(List<PositionLine> positions, List<DesksAtQuery.Row> nodes) {
    return of(positions, nodes, NodePath.FIRM);
  }

  /** The same of one node: what stands for a level above it is its own row. */
  static TieOut of(List<PositionLine> positions, List<DesksAtQuery.Row> nodes, NodePath top) {
    List<Line> lines = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (Figure figure : FIGURES) {
      Map<Place, BigDecimal> sums = sums(figure, positions);
      nodes.forEach(
          node -> {
            Place place = new Place(node.node(), node.settlementAsset());
            BigDecimal sum = sums.getOrDefault(place, BigDecimal.ZERO);
            BigDecimal stated = figure.ofNode().apply(node);
            if (sum.compareTo(stated) != 0) {
              faults.add(fault(figure, place, sum, stated));
            }
          });
      lines.addAll(totals(figure, positions, new Tree(nodes, top)));
    }
    return new TieOut(lines, faults);
  }

  /** Whether everything adds up. */
  public boolean ties() {
    return faults.isEmpty() && lines.stream().allMatch(Line::ties);
  }

  /**
   * Refuses sums that do not add up.
   *
   * @throws ControlTotalException naming the first that does not
   */
  void require() {
    if (!faults.isEmpty()) {
      throw new ControlTotalException(faults.getFirst());
    }
    for (Line line : lines) {
      if (!line.ties()) {
        throw new ControlTotalException(
            "%s in %s does not add up: positions %s, books %s, desks %s, firm %s"
                .formatted(
                    line.figure(),
                    line.settlementAsset(),
                    line.positions().toPlainString(),
                    line.books().toPlainString(),
                    line.desks().toPlainString(),
                    line.firm().toPlainString()));
      }
    }
  }

  private static Map<Place, BigDecimal> sums(Figure figure, List<PositionLine> positions) {
    Map<Place, BigDecimal> sums = new HashMap<>();
    for (PositionLine line : positions) {
      for (NodePath node : line.facts().node().upwards()) {
        sums.merge(
            new Place(node.toString(), line.row().settlementAsset()),
            figure.ofPosition().apply(line),
            BigDecimal::add);
      }
    }
    return sums;
  }

  private static String fault(Figure figure, Place place, BigDecimal sum, BigDecimal stated) {
    return "%s of %s in %s does not add up: positions %s, node %s"
        .formatted(
            figure.name(),
            place.node(),
            place.settlementAsset(),
            sum.toPlainString(),
            stated.toPlainString());
  }

  /** The nodes below one. */
  private record Tree(List<DesksAtQuery.Row> nodes, NodePath top) {
    BigDecimal sum(NodePath.Level wanted, String asset, Figure figure) {
      NodePath.Level level = wanted.compareTo(top.level()) < 0 ? top.level() : wanted;
      return nodes.stream()
          .filter(node -> level.name().equalsIgnoreCase(node.level()))
          .filter(node -> node.settlementAsset().equals(asset))
          .map(figure.ofNode())
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  private static List<Line> totals(Figure figure, List<PositionLine> positions, Tree tree) {
    TreeSet<String> assets = new TreeSet<>();
    positions.forEach(line -> assets.add(line.row().settlementAsset()));
    tree.nodes().forEach(node -> assets.add(node.settlementAsset()));
    return assets.stream()
        .map(
            asset ->
                new Line(
                    asset,
                    figure.name(),
                    positions.stream()
                        .filter(line -> line.row().settlementAsset().equals(asset))
                        .map(figure.ofPosition())
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                    tree.sum(NodePath.Level.BOOK, asset, figure),
                    tree.sum(NodePath.Level.DESK, asset, figure),
                    tree.sum(NodePath.Level.FIRM, asset, figure),
                    figure.needsMark() ? unmarked(positions, asset) : 0))
        .toList();
  }

  private static long unmarked(List<PositionLine> positions, String asset) {
    return positions.stream()
        .filter(line -> line.row().settlementAsset().equals(asset) && line.exposure() == null)
        .count();
  }

  private static Figure marked(
      String name,
      Function<MarginExposure, BigDecimal> ofPosition,
      Function<DesksAtQuery.Row, BigDecimal> ofNode) {
    return new Figure(
        name,
        true,
        line -> {
          MarginExposure exposure = line.exposure();
          return exposure == null ? BigDecimal.ZERO : ofPosition.apply(exposure);
        },
        ofNode);
  }
}
