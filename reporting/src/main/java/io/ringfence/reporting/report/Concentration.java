package io.ringfence.reporting.report;

import io.ringfence.contracts.rulepack.PackInstrument;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.margin.MarginExposure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How much of one settlement asset's margin lies with one base asset or venue, or all of it.
 *
 * @param kind base asset, venue or settlement asset
 * @param name which
 * @param settlementAsset asset of the amounts
 * @param positions open positions
 * @param margin sum of wallets W
 * @param share of all margin in the settlement asset, fraction; empty: there is none
 * @param notional sum of notionals of the positions with a mark, quote currency
 * @param unknown positions without a mark
 */
public record Concentration(
    String kind,
    String name,
    String settlementAsset,
    long positions,
    BigDecimal margin,
    Optional<BigDecimal> share,
    BigDecimal notional,
    long unknown) {
  private static final int SCALE = 6;

  private record Key(String kind, String name, String asset) {}

  /** Lines by kind, settlement asset and name. */
  static List<Concentration> of(List<PositionLine> positions, RulePacks packs) {
    Map<String, Concentration> lines = new TreeMap<>();
    Map<String, BigDecimal> totals = new HashMap<>();
    for (PositionLine line : positions) {
      String asset = line.row().settlementAsset();
      totals.merge(asset, line.row().economics().isolatedMargin(), BigDecimal::add);
      add(lines, new Key("base asset", baseAsset(line, packs), asset), line);
      add(lines, new Key("venue", line.key().instrument().venue(), asset), line);
      add(lines, new Key("settlement asset", asset, asset), line);
    }
    List<Concentration> shared = new ArrayList<>();
    lines
        .values()
        .forEach(
            line ->
                shared.add(
                    line.outOf(totals.getOrDefault(line.settlementAsset(), BigDecimal.ZERO))));
    return shared;
  }

  private static String baseAsset(PositionLine line, RulePacks packs) {
    return packs.of(line.key().instrument().venue()).stream()
        .filter(pack -> pack.stamp().equals(line.row().rulePack()))
        .findFirst()
        .flatMap(pack -> pack.instrument(line.key().instrument().symbol()))
        .map(PackInstrument::baseAsset)
        .orElse(Words.UNKNOWN);
  }

  private static void add(Map<String, Concentration> lines, Key key, PositionLine line) {
    MarginExposure exposure = line.exposure();
    lines.merge(
        "%s\u0000%s\u0000%s".formatted(key.kind(), key.asset(), key.name()),
        new Concentration(
            key.kind(),
            key.name(),
            key.asset(),
            1,
            line.row().economics().isolatedMargin(),
            Optional.empty(),
            exposure == null ? BigDecimal.ZERO : exposure.notional(),
            exposure == null ? 1 : 0),
        Concentration::plus);
  }

  private Concentration plus(Concentration other) {
    return new Concentration(
        kind,
        name,
        settlementAsset,
        positions + other.positions,
        margin.add(other.margin),
        share,
        notional.add(other.notional),
        unknown + other.unknown);
  }

  private Concentration outOf(BigDecimal total) {
    return new Concentration(
        kind,
        name,
        settlementAsset,
        positions,
        margin,
        total.signum() == 0
            ? Optional.empty()
            : Optional.of(margin.divide(total, SCALE, RoundingMode.HALF_UP)),
        notional,
        unknown);
  }
}
