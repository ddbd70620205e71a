package io.ringfence.reporting.report;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.reporting.query.PositionSnapshotQuery;
import io.ringfence.reporting.query.PositionSnapshotQuery.Figures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether positions derived from their versions, the marks and the rule pack say exactly what the
 * stream said of them in its snapshot. Every figure is compared by value, none by rounding.
 */
final class SnapshotCheck {
  private static final int SHOWN = 3;

  /** A figure that both sides have. */
  private record Figure(
      String name,
      Function<PositionLine, @Nullable BigDecimal> derived,
      Function<PositionSnapshotQuery.Row, @Nullable BigDecimal> stated) {}

  private static final List<Figure> FIGURES =
      List.of(
          new Figure(
              "quantity",
              line -> line.row().economics().quantity(),
              PositionSnapshotQuery.Row::quantity),
          new Figure(
              "isolated margin",
              line -> line.row().economics().isolatedMargin(),
              PositionSnapshotQuery.Row::isolatedMargin),
          new Figure(
              "lifetime cap",
              line -> line.row().economics().lifetimeCap(),
              PositionSnapshotQuery.Row::lifetimeCap),
          marked("mark", MarginExposure::markPrice, Figures::markPrice),
          marked("notional", MarginExposure::notional, Figures::notional),
          marked("unrealised PnL", MarginExposure::unrealisedPnl, Figures::unrealisedPnl),
          marked("equity", MarginExposure::equity, Figures::equity),
          marked("requirement", MarginExposure::maintenanceMargin, Figures::maintenanceMargin),
          marked("initial margin", MarginExposure::initialMargin, Figures::initialMargin),
          marked("removable margin", MarginExposure::removableMargin, Figures::removableMargin),
          marked("still to lose", MarginExposure::stillToLose, Figures::stillToLose),
          marked("margin ratio", e -> e.marginRatio().orElse(null), Figures::marginRatio),
          marked("distance", e -> e.distance().orElse(null), Figures::distance),
          marked(
              "liquidation price",
              e -> e.liquidationPrice().map(root -> root.price(e.side())).orElse(null),
              Figures::liquidationPrice),
          marked(
              "bankruptcy price",
              e -> e.bankruptcyPrice().map(root -> root.price(e.side())).orElse(null),
              Figures::bankruptcyPrice));

  private SnapshotCheck() {}

  private static Figure marked(
      String name,
      Function<MarginExposure, @Nullable BigDecimal> derived,
      Function<Figures, @Nullable BigDecimal> stated) {
    return new Figure(
        name,
        line -> {
          MarginExposure exposure = line.exposure();
          return exposure == null ? null : derived.apply(exposure);
        },
        row -> stated.apply(row.figures()));
  }

  /**
   * Refuses positions that differ from the snapshot.
   *
   * @throws ControlTotalException naming the first differences
   */
  static void require(List<PositionLine> derived, List<PositionSnapshotQuery.Row> stated) {
    Map<String, PositionLine> lines = new LinkedHashMap<>();
    derived.forEach(line -> lines.put(line.key().toString(), line));
    Map<String, PositionSnapshotQuery.Row> rows = new LinkedHashMap<>();
    stated.forEach(row -> rows.put(row.positionKey(), row));
    TreeSet<String> keys = new TreeSet<>(lines.keySet());
    keys.addAll(rows.keySet());
    List<String> differences = new ArrayList<>();
    for (String key : keys) {
      differences.addAll(differences(key, lines.get(key), rows.get(key)));
    }
    if (!differences.isEmpty()) {
      throw new ControlTotalException(
          "positions derived from versions and marks differ from the stream's in %s points: %s"
              .formatted(
                  differences.size(),
                  String.join("; ", differences.subList(0, Math.min(SHOWN, differences.size())))));
    }
  }

  private static List<String> differences(
      String key, @Nullable PositionLine line, PositionSnapshotQuery.@Nullable Row row) {
    if (line == null || row == null) {
      return List.of(key + (line == null ? " is only in the snapshot" : " is not in the snapshot"));
    }
    List<String> differences = new ArrayList<>();
    if (!line.state().name().equals(row.state())) {
      differences.add(difference(key, "state", line.state(), row.state()));
    }
    for (Figure figure : FIGURES) {
      BigDecimal derived = figure.derived().apply(line);
      BigDecimal stated = figure.stated().apply(row);
      if (!same(derived, stated)) {
        differences.add(difference(key, figure.name(), derived, stated));
      }
    }
    return differences;
  }

  private static String difference(
      String key, String name, @Nullable Object derived, @Nullable Object stated) {
    return "%s: %s is %s, the snapshot says %s".formatted(key, name, derived, stated);
  }

  private static boolean same(@Nullable BigDecimal left, @Nullable BigDecimal right) {
    return left == null || right == null ? left == right : left.compareTo(right) == 0;
  }
}
