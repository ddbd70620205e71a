package io.ringfence.launcher.sample;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.position.PositionEvent.PositionVersion;
import io.ringfence.domain.position.PositionEvent.WalletEvent;
import io.ringfence.domain.position.PositionEvent.WalletEvent.Kind;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a node holds when the sample begins; budgets are sized by it.
 *
 * @param wallets isolated margin, settlement asset
 * @param topUps margin that will be added later, settlement asset
 * @param grossNotional notional at the marks in force, quote currency
 * @param equity isolated margin and unrealised PnL, settlement asset
 */
record NodeFigures(
    BigDecimal wallets, BigDecimal topUps, BigDecimal grossNotional, BigDecimal equity) {
  private static final MathContext ROUGHLY = new MathContext(6, RoundingMode.HALF_EVEN);
  private static final NodeFigures NONE =
      new NodeFigures(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /** Figures of every node that holds a position. */
  static SortedMap<NodePath, NodeFigures> of(
      Scene scene, List<PositionVersion> openings, List<WalletEvent> walletEvents) {
    Map<PositionKey, BigDecimal> topUps = new HashMap<>();
    walletEvents.stream()
        .filter(event -> event.kind() == Kind.ADD)
        .forEach(event -> topUps.merge(event.key(), event.amount(), BigDecimal::add));
    TreeMap<NodePath, NodeFigures> nodes = new TreeMap<>();
    for (PositionVersion opening : openings) {
      NodeFigures figures = of(scene, opening, topUps.getOrDefault(opening.key(), BigDecimal.ZERO));
      for (NodePath node : opening.facts().node().upwards()) {
        nodes.merge(node, figures, NodeFigures::plus);
      }
    }
    return nodes;
  }

  /** Notional over equity; 0 where there is no equity. */
  BigDecimal leverage() {
    return equity.signum() <= 0 ? BigDecimal.ZERO : grossNotional.divide(equity, ROUGHLY);
  }

  /** Most that will be in the wallets if nothing is lost and nothing opened. */
  BigDecimal committed() {
    return wallets.add(topUps);
  }

  private static NodeFigures of(Scene scene, PositionVersion opening, BigDecimal topUps) {
    IsolatedPosition position = Terms.of(opening).position();
    BigDecimal mark = scene.markOf(opening.key(), scene.at());
    return new NodeFigures(
        opening.isolatedMargin(), topUps, position.notional(mark), position.equity(mark));
  }

  private NodeFigures plus(NodeFigures other) {
    return new NodeFigures(
        wallets.add(other.wallets),
        topUps.add(other.topUps),
        grossNotional.add(other.grossNotional),
        equity.add(other.equity));
  }

  /** Figures of a node without positions. */
  static NodeFigures none() {
    return NONE;
  }
}
