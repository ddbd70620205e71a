package io.ringfence.reporting.stress;

import static java.util.Objects.requireNonNull;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.stress.GapLoss;
import io.ringfence.domain.stress.GapShocks;
import io.ringfence.domain.stress.GapTable;
import io.ringfence.reporting.query.HourlyMarksQuery;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the positions of a node lose when every market gaps against them at once: longs down, shorts
 * up. Unknown where a position of the node has no mark.
 *
 * @param node the node
 * @param asset settlement asset
 * @param positions positions with a mark
 * @param unmarked positions without one, about which nothing is said
 * @param reached positions whose liquidation price the gap reaches
 * @param known what is known of the loss, settlement asset, exact
 * @param deficit what the venues lose beyond the wallets, exact
 * @param cap sum of the wallets of all positions
 * @param largest largest shock that was used, fraction; empty: no position has a mark
 * @param aftermath what it costs or leaves beside
 */
public record GapLine(
    NodePath node,
    String asset,
    int positions,
    int unmarked,
    int reached,
    Fraction known,
    Fraction deficit,
    BigDecimal cap,
    Optional<BigDecimal> largest,
    GapAftermath aftermath) {
  private record Key(NodePath node, String asset) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byNode = node.compareTo(other.node);
      return byNode != 0 ? byNode : asset.compareTo(other.asset);
    }
  }

  /** The loss; empty: unknown. */
  public Optional<Fraction> loss() {
    return unmarked == 0 ? Optional.of(known) : Optional.empty();
  }

  /** The loss with what the accounts paid beside the wallets it takes; empty: unknown. */
  public Optional<Fraction> lossInAll() {
    return loss().flatMap(of -> aftermath.paidByAccounts().map(of::plus));
  }

  /** Lines of every node that holds something, by node and asset. */
  public static List<GapLine> of(StressFacts facts) {
    GapShocks shocks = shocks(facts);
    Map<Key, GapLine> lines = new TreeMap<>();
    Map<PositionKey, BigDecimal> applied = new HashMap<>();
    Map<PositionKey, GapLoss> gaps = new HashMap<>();
    for (Held held : facts.held()) {
      BigDecimal shock = shock(held, facts.gaps(), shocks);
      applied.put(held.line().key(), shock);
      gaps.put(held.line().key(), GapLoss.of(held.position(), shock));
    }
    GapAftermath.Pairs pairs = GapAftermath.Pairs.after(facts, gaps);
    for (Held held : facts.held()) {
      PositionKey key = held.line().key();
      GapLoss gap = requireNonNull(gaps.get(key));
      GapAftermath beside = pairs.of(held.line(), gap, facts.paid().get(key));
      add(lines, held.line(), of(held, requireNonNull(applied.get(key)), gap, beside));
    }
    for (PositionLine line : facts.unmarked()) {
      add(lines, line, Part.unmarked(line));
    }
    return List.copyOf(lines.values());
  }

  /** The larger of what the run was given for the position's node, else 10 %, and the recorded. */
  private static BigDecimal shock(Held held, GapTable given, GapShocks shocks) {
    InstrumentId instrument = held.line().key().instrument();
    BigDecimal least = given.shock(held.line().facts().node(), instrument).orElse(GapShocks.TABLE);
    return shocks.against(held.line().key().side(), instrument, least).shock();
  }

  private static void add(Map<Key, GapLine> lines, PositionLine line, Part part) {
    for (NodePath node : line.facts().node().upwards()) {
      Key key = new Key(node, line.row().settlementAsset());
      lines.merge(key, part.at(key.node(), key.asset()), GapLine::plus);
    }
  }

  /** What one position adds to a line. */
  private record Part(
      int marked,
      boolean reached,
      Fraction loss,
      Fraction deficit,
      BigDecimal cap,
      Optional<BigDecimal> shock,
      GapAftermath aftermath) {
    static Part unmarked(PositionLine line) {
      return new Part(
          0,
          false,
          Fraction.ZERO,
          Fraction.ZERO,
          line.row().economics().isolatedMargin(),
          Optional.empty(),
          GapAftermath.Pairs.unmarked(line));
    }

    GapLine at(NodePath node, String asset) {
      return new GapLine(
          node, asset, marked, 1 - marked, reached ? 1 : 0, loss, deficit, cap, shock, aftermath);
    }
  }

  private static Part of(Held held, BigDecimal shock, GapLoss gap, GapAftermath aftermath) {
    return new Part(
        1,
        gap.reached(),
        gap.loss(),
        gap.deficit(),
        held.position().economics().isolatedMargin(),
        Optional.of(shock),
        aftermath);
  }

  private GapLine plus(GapLine other) {
    return new GapLine(
        node,
        asset,
        positions + other.positions,
        unmarked + other.unmarked,
        reached + other.reached,
        known.plus(other.known),
        deficit.plus(other.deficit),
        cap.add(other.cap),
        larger(largest, other.largest),
        aftermath.plus(other.aftermath));
  }

  private static Optional<BigDecimal> larger(Optional<BigDecimal> one, Optional<BigDecimal> two) {
    return one.isEmpty() ? two : two.map(one.get()::max).or(() -> one);
  }

  /** Shocks by the recorded hours of each instrument and the usual table. */
  static GapShocks shocks(StressFacts facts) {
    GapShocks shocks = new GapShocks(GapShocks.TABLE);
    Map<InstrumentId, List<GapShocks.Bar>> bars = new TreeMap<>();
    for (HourlyMarksQuery.Row row : facts.hours()) {
      if (!row.hour().isAfter(facts.asOf())) {
        bars.computeIfAbsent(
                new InstrumentId(row.venue(), row.instrument()), _ -> new ArrayList<>())
            .add(new GapShocks.Bar(row.hour(), row.low(), row.high(), row.close()));
      }
    }
    bars.forEach(shocks::see);
    return shocks;
  }
}
